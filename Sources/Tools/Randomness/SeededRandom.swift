/// Random numbers that depend on nothing but a seed: SplitMix64 (Steele, Lea, Flood 2014).
///
/// The helpers are written out here because the algorithms of `Int.random(in:using:)` may change between
/// versions of Swift, and the same seed has to make the same people for ever.
public struct SeededRandom: Sendable {
    private var state: UInt64

    /// A stream that begins at `seed`.
    public init(seed: UInt64) { state = seed }

    /// A stream of its own for each pair of subject and index, independent of the order of use.
    public init(seed: UInt64, subject: Subject, index: Int) {
        var mixer = SeededRandom(seed: seed &+ subject.rawValue &* 0xD6E8_FEB8_6659_FD93)
        state = mixer.next() ^ (UInt64(bitPattern: Int64(index)) &* 0xA24B_AED4_963E_E407)
        _ = next()
    }

    /// What a stream is used for, so that a change in one part leaves the others as they were.
    public enum Subject: UInt64, Sendable {
        case neighbourhood = 1
        case person, itinerary, health, phone
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `bound - 1`. The bias of the multiplication is below 2⁻³² for the bounds used here.
    public mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0)
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number of the range.
    public mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.count)
    }

    /// True in `share` of 10,000 cases.
    public mutating func happens(perTenThousand share: Int) -> Bool { below(10_000) < share }

    /// One of the choices, each as likely as the others.
    public mutating func pick<C: RandomAccessCollection>(_ choices: C) -> C.Element where C.Index == Int {
        choices[choices.startIndex + below(choices.count)]
    }
}

/// Choices with weights, drawn in logarithmic time.
public struct WeightedTable<Choice: Sendable>: Sendable {
    /// The choices in the order they were given in.
    public let choices: [Choice]
    private let upTo: [Int]

    /// Weights are zero or more, at least one of them above zero.
    public init(_ weighted: [(choice: Choice, weight: Int)]) {
        precondition(weighted.contains { $0.weight > 0 })
        choices = weighted.map(\.choice)
        var sum = 0
        upTo = weighted.map { entry in
            sum += entry.weight
            return sum
        }
    }

    /// Draws one of the choices by weight.
    public func draw(_ random: inout SeededRandom) -> Choice {
        let ticket = random.below(upTo[upTo.count - 1])
        var low = 0
        var high = upTo.count - 1
        while low < high {
            let middle = (low + high) / 2
            if upTo[middle] <= ticket { low = middle + 1 } else { high = middle }
        }
        return choices[low]
    }
}
