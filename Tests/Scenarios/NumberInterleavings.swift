import CommonContracts
import GatewayContracts
import IdentityContracts
import RPC

/// SplitMix64: a failure replays by its seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Rows of the register, logins and consents in a random sequence, beside a plain account of what must be true.
///
/// The account looks at all rows of the register at once, and knows neither claims nor effects.
struct NumberInterleavings {
    struct Row: Hashable {
        let person: Int
        let phone: Int?
        let issued: Int64
    }

    /// A session that was opened once, and whether it must still be open.
    struct Session {
        let person: Int
        let phone: Int
        let options: CallOptions
        var isOpen = true
        var hasConsent = false
    }

    static let people = (0..<3).map { CommonV1.Document(type: .hmTravelPermit, number: "H1234567\($0)") }
    static let phones = ["13800138000", "13900139000"]

    private(set) var rows: Set<Row> = []
    private(set) var sessions: [Session] = []
    /// The code last sent for a login to each phone, and whether it must still work.
    private(set) var codes: [Int: (sent: SentCode, isLive: Bool)] = [:]
    var random: SeededGenerator

    init(seed: Int) { random = SeededGenerator(seed: UInt64(seed)) }

    /// Who holds a phone: the person of the newest row that names it, unless their own newest row names another.
    func holder(of phone: Int) -> Int? {
        let newest = rows.filter { $0.phone == phone }.max { $0.issued < $1.issued }
        let own = rows.filter { $0.person == newest?.person }.max { $0.issued < $1.issued }
        return own?.phone == phone ? newest?.person : nil
    }

    /// Takes a row into account: what a change of holder ends is over for good.
    mutating func take(_ row: Row) {
        let before = Self.phones.indices.map { holder(of: $0) }
        let wasNamed = Self.phones.indices.map { phone in rows.contains { $0.phone == phone } }
        rows.insert(row)
        for phone in Self.phones.indices where holder(of: phone) != before[phone] {
            if wasNamed[phone] { codes[phone]?.isLive = false }
            for place in sessions.indices where sessions[place].phone == phone {
                sessions[place].isOpen = false
                sessions[place].hasConsent = false
            }
        }
    }

    mutating func nextRow() -> Row {
        // Half of the rows that come have come before.
        if Bool.random(using: &random),
            let known = rows.sorted(by: { $0.issued < $1.issued }).randomElement(using: &random)
        {
            return known
        }
        var issued: Int64
        repeat {
            issued = Int64.random(in: 1...500, using: &random)
        } while rows.contains { $0.issued == issued }
        return Row(
            person: Self.people.indices.randomElement(using: &random) ?? 0,
            phone: [nil, 0, 0, 1, 1].randomElement(using: &random) ?? nil, issued: issued)
    }

    mutating func note(code: SentCode, of phone: Int) { codes[phone] = (code, true) }
    mutating func useCode(of phone: Int) { codes[phone]?.isLive = false }
    mutating func note(_ session: Session) { sessions.append(session) }

    /// A consent is the person's, and their other sessions with the phone have it too.
    mutating func noteConsent(of place: Int) {
        let (person, phone) = (sessions[place].person, sessions[place].phone)
        for other in sessions.indices where sessions[other].person == person && sessions[other].phone == phone {
            sessions[other].hasConsent = sessions[other].isOpen
        }
    }

    func message(_ row: Row) -> IdentityV1.Person {
        .init(
            document: Self.people[row.person], name: "陈某", phone: row.phone.map { Self.phones[$0] } ?? "",
            issuedAt: .init(seconds: TestSystem.noon - 1000 + row.issued))
    }
}
