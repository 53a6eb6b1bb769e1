import Values

/// Segments of mobile numbers by the operator they were issued to (ID-8).
public struct PhoneSegments: Equatable, Sendable {
    /// An operator of mobile networks in the mainland.
    ///
    /// Raw values stand in the file.
    public enum Operator: String, Hashable, Sendable, CaseIterable {
        /// 中国电信.
        case telecom
        /// 中国移动.
        case mobile
        /// 中国联通.
        case unicom
        /// 中国广电.
        case broadnet
    }

    private var byPrefix: [Int: Operator] = [:]
    private var onTripCard: Set<Operator> = []

    /// The operator that a number's segment was issued to, or nil when the table does not know the segment.
    ///
    /// It is a default only: numbers are ported between operators.
    public func `operator`(of phone: Phone) -> Operator? {
        let digits = phone.number.utf8.prefix(4).reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return byPrefix[digits] ?? byPrefix[digits / 10]
    }

    /// Whether an operator's signalling feeds the trip card.
    public func isOnTripCard(_ operator: Operator) -> Bool { onTripCard.contains(`operator`) }
}

// MARK: - Reading

extension PhoneSegments: ReferenceTable {
    static var file: ReferenceFile { .phoneSegments }
    static var keys: [String] { ["operators"] }

    init?(_ object: JSONObject) {
        guard let list = object["operators"] else { return nil }
        var seen: Set<Operator> = []
        for node in list.elements() {
            guard let row = node.object(required: ["operator", "onTripCard", "prefixes"]) else { continue }
            guard let name = row["operator"], let issuer = name.choice(of: Operator.self) else { continue }
            guard seen.insert(issuer).inserted else {
                name.refuse("is listed twice")
                continue
            }
            if row["onTripCard"]?.boolean() == true { onTripCard.insert(issuer) }
            for prefix in row["prefixes"]?.elements() ?? [] { add(prefix, issuer) }
        }
        for missing in Operator.allCases where !seen.contains(missing) { list.refuse("lacks \(missing.rawValue)") }
    }

    private mutating func add(_ node: JSONNode, _ issuer: Operator) {
        guard let text = node.text() else { return }
        guard (3...4).contains(text.utf8.count), text.first == "1", text.utf8.allSatisfy({ (48...57).contains($0) }),
            let prefix = Int(text), text.utf8.dropFirst().first.map({ $0 >= UInt8(ascii: "3") }) == true
        else { return node.refuse("must be 3 or 4 digits that begin with 13 to 19") }
        guard !overlaps(prefix) else { return node.refuse("overlaps another prefix") }
        byPrefix[prefix] = issuer
    }

    /// Whether a number could begin with `prefix` and with one that is already listed.
    private func overlaps(_ prefix: Int) -> Bool {
        let related = prefix < 1000 ? [prefix] + (0...9).map { prefix * 10 + $0 } : [prefix, prefix / 10]
        return related.contains { byPrefix[$0] != nil }
    }

    var entries: [String: String] {
        let segments = byPrefix.map { ("\($0)", $1.rawValue) }
        let operators = Operator.allCases.map {
            ($0.rawValue, onTripCard.contains($0) ? "on the trip card" : "not on it")
        }
        return Dictionary(uniqueKeysWithValues: segments + operators)
    }
}
