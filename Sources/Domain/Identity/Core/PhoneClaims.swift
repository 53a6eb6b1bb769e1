public import Values

/// A row of the register that gives a number to a person.
public struct PhoneClaim: Equatable, Sendable {
    /// Key of the person.
    public let person: [UInt8]
    /// Order of the row (COL-13).
    public let order: SourceOrder
    /// When the person's hold begins by this row, in seconds since 1970: when the register issued it, else when it arrived.
    public let at: Int64
    /// Whether the person proved the number by a code, and no register said so.
    public let isProved: Bool

    /// A claim of a person.
    public init(person: [UInt8], order: SourceOrder, at: Int64, isProved: Bool = false) {
        self.person = person
        self.order = order
        self.at = at
        self.isProved = isProved
    }

    /// Whether both are the same row of the register, as far as their orders tell.
    func isSame(as other: PhoneClaim) -> Bool { person == other.person && order == other.order }
}

/// What the register has said of one number, and who holds it by that (TRIP-12).
///
/// The newest claim decides, by the order of the register. Claims without an order are older than those with one, and
/// among themselves the later arrival is newer. So every sequence of rows that carry the register's order ends with the
/// same holder. A person whose own newest row names another number has left this one: then nobody holds it.
public struct PhoneClaims: Equatable, Sendable {
    /// Most claims that are kept. When there are more, claims go first that change nothing: those between two of the same
    /// person.
    public static let claimsMax = 32

    /// The end of the year 9999: what was seen of a number that nobody holds is nobody's to see.
    public static let never = Instant.latest.seconds

    /// The oldest first.
    public private(set) var claims: [PhoneClaim] = []
    /// Whether the person of the newest claim has another number by now.
    public private(set) var isLeft = false

    /// A number of which nothing is known.
    public init() {}

    /// What was known of a number.
    ///
    /// - Parameter claims: The oldest first.
    public init(claims: [PhoneClaim], isLeft: Bool) {
        self.claims = claims
        self.isLeft = isLeft
    }

    /// Key of the person who holds the number; nil when nobody does.
    public var holder: [UInt8]? { isLeft ? nil : claims.last?.person }

    /// Since when the holder holds it, in seconds since 1970; 0 when the register gave it to them and nobody is known to
    /// have held it before. When the last holder has left it, ``never``.
    public var since: Int64 {
        if isLeft { return Self.never }
        guard let holder, let last = claims.last else { return 0 }
        let other = claims.lastIndex { $0.person != holder }
        let first = other.map { claims[$0 + 1] } ?? claims.first ?? last
        // A number that nobody vouches for may have been somebody else's until now.
        return other == nil && !first.isProved ? 0 : first.at
    }

    /// Whether a person has ever claimed the number, as far as is kept.
    public func knows(_ person: [UInt8]) -> Bool { claims.contains { $0.person == person } }
}

// MARK: - Changes

extension PhoneClaims {
    /// What a row means for the number that it names.
    public enum Row: Sendable, Equatable {
        /// It is the person's newest row, and says something that was not known.
        case news
        /// It is the person's newest row, and was known before.
        case repeated
        /// A newer row of the person names another number, or none.
        case superseded
    }

    /// Takes a row into account that gives the number to a person.
    public mutating func add(_ claim: PhoneClaim, by row: Row) {
        if let known = claims.firstIndex(where: claim.isSame) {
            // Without the register's order, a row that is known tells nothing new: an older delivery never takes a number
            // back. Only news do, and a number that nobody holds is free for all.
            guard !claim.order.isGiven, row == .news || row == .repeated && isLeft else { return }
            if known != claims.count - 1 { claims.remove(at: known) } else { isLeft = false }
        }
        guard claims.last.map(claim.isSame) != true else { return }
        let place = claims.firstIndex { Self.isNewer($0, than: claim) } ?? claims.count
        claims.insert(claim, at: place)
        if place == claims.count - 1 { isLeft = row == .superseded }
        shorten()
    }

    /// Gives a number that nobody holds to a person who has proved it by a code.
    ///
    /// The claim is as new as the newest row so far: a row of the register that comes later is newer.
    public mutating func bind(_ person: [UInt8], at now: Int64) {
        precondition(holder == nil, "a number is never taken from its holder")
        let newest = claims.last?.order ?? .none
        let issuedAt = max(newest.issuedAt?.seconds ?? now, now)
        let order =
            newest.isGiven
            ? SourceOrder(revision: newest.revision, issuedAt: Instant(seconds: issuedAt)) : SourceOrder.none
        let claim = PhoneClaim(person: person, order: order, at: now, isProved: true)
        claims.removeAll(where: claim.isSame)
        claims.append(claim)
        isLeft = false
        shorten()
    }

    /// Takes into account that a person has left the number.
    ///
    /// - Parameter claim: The row by which the person had it. When there is a newer claim, nothing changes but what is
    ///   known.
    public mutating func leave(_ claim: PhoneClaim) {
        if !claims.contains(where: claim.isSame) { add(claim, by: .superseded) }
        if claims.last.map(claim.isSame) == true { isLeft = true }
    }

    /// Of two claims with the same given order, the greater key counts: what matters is that every sequence ends alike.
    private static func isNewer(_ claim: PhoneClaim, than other: PhoneClaim) -> Bool {
        guard claim.order == other.order else { return claim.order > other.order }
        return claim.order.isGiven && other.person.lexicographicallyPrecedes(claim.person)
    }

    private mutating func shorten() {
        guard claims.count > Self.claimsMax else { return }
        let middle = claims.indices.dropFirst().dropLast().first { place in
            claims[place - 1].person == claims[place].person && claims[place + 1].person == claims[place].person
        }
        claims.remove(at: middle ?? 0)
    }
}
