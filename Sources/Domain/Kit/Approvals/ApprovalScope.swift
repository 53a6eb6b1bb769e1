public import Security
public import Values

/// The divisions that a proposal reaches. Who decides about it must be responsible for all of them.
public struct ApprovalScope: Sendable, Equatable {
    /// Most divisions that are told apart. Above it a scope is told by cities, then provinces, then as everywhere.
    public static let divisionsMax = 100

    /// Codes of 2, 4 or 6 digits, none of them within another, in their order; none means everywhere.
    public let divisions: [String]

    /// Everywhere: only who is responsible everywhere decides.
    public static let everywhere = ApprovalScope(divisions: [])

    /// The scope of an account: none means everywhere.
    public init(divisions: [String]) { self.divisions = Self.compacted(divisions) }

    /// Where some persons live. One of whom it is not known makes it everywhere.
    public init(residences: some Sequence<Division?>) {
        var codes: Set<String> = []
        for residence in residences {
            guard let residence else {
                self = .everywhere
                return
            }
            codes.insert(residence.description)
        }
        self.init(divisions: Array(codes))
    }

    /// The scope that holds this one and another.
    public func union(_ other: ApprovalScope) -> ApprovalScope {
        isEverywhere || other.isEverywhere ? .everywhere : ApprovalScope(divisions: divisions + other.divisions)
    }

    /// Whether an account is responsible for all of it.
    public func isCovered(by staff: Principal.Staff) -> Bool {
        staff.divisions.isEmpty || !isEverywhere && divisions.allSatisfy { staff.covers($0) }
    }

    /// Whether it and the divisions of an account have something in common.
    public func meets(_ staff: Principal.Staff) -> Bool {
        guard !staff.divisions.isEmpty, !isEverywhere else { return true }
        return divisions.contains { own in staff.divisions.contains { own.hasPrefix($0) || $0.hasPrefix(own) } }
    }

    /// Whether divisions stand above others: they hold each of them and more. Nothing stands above everywhere, so that
    /// everywhere stands above itself.
    ///
    /// - Parameters:
    ///   - divisions: Of the account that is to be of a higher scope; none means everywhere.
    ///   - others: Of another account.
    static func isHigher(_ divisions: [String], than others: [String]) -> Bool {
        if divisions.isEmpty { return true }
        return !others.isEmpty
            && others.allSatisfy { other in divisions.contains { other.hasPrefix($0) && $0.count < other.count } }
    }

    private var isEverywhere: Bool { divisions.isEmpty }

    private static func compacted(_ codes: [String]) -> [String] {
        for length in [6, 4, 2] {
            let cut = Set(codes.map { String($0.prefix(length)) })
            let kept = cut.filter { code in !cut.contains { $0 != code && code.hasPrefix($0) } }
            if kept.count <= divisionsMax { return kept.sorted() }
        }
        return []
    }
}
