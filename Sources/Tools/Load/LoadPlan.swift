/// What a load is: which operations, on which keys, how fast, for how long.
public struct LoadPlan: Sendable, Equatable {
    /// How the next operation is timed.
    public enum Pace: Sendable, Equatable {
        /// Operations begin at random moments, so many a second, whether or not earlier ones have ended; each is
        /// timed from the moment it was to begin at, so that waiting behind a slow one counts.
        case open(perSecond: Double)
        /// So many operations are under way at any time; each is timed from its own start. For throughput only.
        case closed(inFlight: Int)
    }

    /// Which operations, how often.
    public var mix: LoadMix
    /// How many keys (persons) there are, 1 to 100,000,000.
    public var keys = 10_000
    /// Which keys are asked for how often.
    public var distribution = KeyDistribution.zipfian
    /// Bytes of a value, 24 to 1,048,576.
    public var valueBytes = 300
    /// How operations are timed.
    public var pace = Pace.open(perSecond: 1_000)
    /// What is run before anything is measured; answers are verified from the start.
    public var warmUp = Duration.seconds(2)
    /// How long is measured.
    public var duration = Duration.seconds(10)
    /// Connections to each node, 1 to 1,000.
    public var connections = 4
    /// Operations that may be open at once in an open loop; what is due beyond waits, and its wait counts.
    public var maxInFlight = 4_096
    /// Makes the keys, values and moments.
    public var seed: UInt64 = 1

    /// A plan with every value at its default.
    public init(mix: LoadMix) { self.mix = mix }

    /// Says what is wrong with the plan, in words for whoever chose it; nil when nothing is.
    public var problem: String? {
        if !(1...100_000_000).contains(keys) { return "keys are 1 to 100,000,000" }
        if !(LoadValue.minBytes...(1 << 20)).contains(valueBytes) {
            return "values are \(LoadValue.minBytes) to 1,048,576 bytes"
        }
        if !(1...1_000).contains(connections) { return "connections are 1 to 1,000" }
        switch pace {
        case .open(let rate) where !(rate > 0 && rate <= 10_000_000): return "the rate is above 0, at most 10,000,000"
        case .closed(let count) where !(1...100_000).contains(count): return "1 to 100,000 can be in flight"
        default: return nil
        }
    }
}

/// One kind of operation.
public enum LoadKind: String, Sendable, CaseIterable {
    /// Reads a key's record.
    case read
    /// Writes a key's record.
    case write
    /// Reads a key's record and replaces it if it has not changed meanwhile.
    case cas
    /// Reads the newest five records of a key's series.
    case page
    /// Adds a record to a key's series.
    case append
    /// Writes a key's record under an idempotency key, as the client of services does each time.
    case keyed
    /// Adds an entry to a key's chain, under an idempotency key as well. The store numbers and links it.
    case chain
    /// Reads the newest fifty records of a key's series.
    case range
    /// Asks the gateway for a person's merged code.
    case code
    /// Asks the gateway whether it serves, which costs what every call costs.
    case check

    /// Whether it calls the gateway, not the store.
    public var callsGateway: Bool { self == .code || self == .check }
    /// Whether it works on a key's series of records, not on its single one.
    public var usesSeries: Bool { self == .page || self == .append || self == .range }
    /// Whether it works on a key's single record.
    public var usesRecord: Bool { self == .read || self == .write || self == .cas || self == .keyed }
}

/// How often each kind of operation occurs.
public struct LoadMix: Sendable, Equatable {
    /// Kinds with their weights, all above zero.
    public let weights: [(kind: LoadKind, weight: Int)]

    /// Mixes with names: YCSB's core workloads (Cooper et al., SoCC 2010) and a person's health record.
    public static let named: [String: LoadMix] = [
        "ycsb-a": LoadMix([(.read, 50), (.write, 50)]),
        "ycsb-b": LoadMix([(.read, 95), (.write, 5)]),
        "ycsb-c": LoadMix([(.read, 100)]),
        "ycsb-f": LoadMix([(.read, 50), (.cas, 50)]),
        "health-record": LoadMix([(.page, 95), (.append, 4), (.range, 1)]),
    ]

    /// A mix; weights of zero are left out.
    public init(_ weights: [(kind: LoadKind, weight: Int)]) { self.weights = weights.filter { $0.weight > 0 } }

    /// Reads `ycsb-a` or `read=90,write=10`; nil when it is neither.
    public init?(_ text: String) {
        if let named = Self.named[text] {
            self = named
            return
        }
        var weights: [(kind: LoadKind, weight: Int)] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false)
            guard sides.count == 2, let kind = LoadKind(rawValue: String(sides[0])), let weight = Int(sides[1]),
                (0...1_000_000).contains(weight), !weights.contains(where: { $0.kind == kind })
            else { return nil }
            weights.append((kind, weight))
        }
        self.init(weights)
        if self.weights.isEmpty { return nil }
    }

    /// Whether it needs each key's series of records.
    public var usesSeries: Bool { weights.contains { $0.kind.usesSeries } }
    /// Whether it needs each key's single record.
    public var usesRecords: Bool { weights.contains { $0.kind.usesRecord } }
    /// Whether it calls the gateway.
    public var usesGateway: Bool { weights.contains { $0.kind.callsGateway } }

    /// Whether both mixes have the same kinds with the same weights, in the same order.
    public static func == (left: LoadMix, right: LoadMix) -> Bool {
        left.weights.elementsEqual(right.weights) { $0 == $1 }
    }
}
