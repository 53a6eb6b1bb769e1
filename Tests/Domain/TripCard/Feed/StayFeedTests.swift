import Kit
import Reference
import Security
import Testing
import TripCardContracts
import TripCardCore
import TripCardFeed
import Values
import Wire

@Suite("What a row of stays may hold (TRIP)")
struct StayFeedTests {
    static let now = Instant(seconds: 1_669_867_200)
    static let feed = StayFeed(reference: .embedded)

    /// A way to change a good stay, and the field that is refused for it.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let field: String?
        let change: @Sendable (inout TripCardV1.Stay) -> Void

        init(_ name: String, _ field: String?, _ change: @escaping @Sendable (inout TripCardV1.Stay) -> Void) {
            (testDescription, self.field, self.change) = (name, field, change)
        }
    }

    static func after(_ seconds: Int64) -> GoogleProtobuf.Timestamp { .init(seconds: now.seconds + seconds) }

    static func stay() -> TripCardV1.Stay {
        .init(phone: "13800138000", operator: .telecom, division: "330106", from: after(-7_200), until: after(-3_600))
    }

    static func report(_ change: (inout TripCardV1.Stay) -> Void = { _ in }) throws(FieldProblem) -> StayReport {
        var stay = stay()
        change(&stay)
        return try feed.report(of: stay, at: now)
    }

    static let fields: [Case] = [
        Case("as it is", nil) { _ in },
        Case("no phone", "phone") { $0.phone = "" },
        Case("phone with a sign", "phone") { $0.phone = "+3800138000" },
        Case("no operator", "operator") { $0.operator = .unspecified },
        Case("operator 4", "operator") { $0.operator = .init(rawValue: 4) },
        Case("operator −1", "operator") { $0.operator = .init(rawValue: -1) },
        Case("Broadnet has no number here", "operator") { $0.operator = .init(rawValue: 192) },
        Case("a withdrawn row is checked as well", "phone") { ($0.phone, $0.withdrawn) = ("", true) },
    ]

    static let places: [Case] = [
        Case("no division at home", "division") { $0.division = "" },
        Case("division of 5 digits", "division") { $0.division = "33010" },
        Case("division with a sign", "division") { $0.division = "+33010" },
        Case("division of no province", "division") { $0.division = "990106" },
        Case("county new in its city", nil) { $0.division = "330199" },
        Case("China by name", nil) { $0.country = "CHN" },
        Case("abroad", nil) { ($0.division, $0.country) = ("", "JPN") },
        Case("Hong Kong", nil) { ($0.division, $0.country) = ("", "HKG") },
        Case("Hong Kong by both", nil) { ($0.division, $0.country) = ("810000", "HKG") },
        Case("Hong Kong and another city", "division") { ($0.division, $0.country) = ("330106", "HKG") },
        Case("division abroad", "division") { $0.country = "JPN" },
        Case("country that ISO 3166 does not assign", "country") { ($0.division, $0.country) = ("", "ZZZ") },
        Case("country of two letters", "country") { ($0.division, $0.country) = ("", "JP") },
        Case("a neighbour", nil) { $0.neighbourDivision = "330203" },
        Case("neighbour of no province", "neighbour_division") { $0.neighbourDivision = "990106" },
        Case("neighbour of 5 digits", "neighbour_division") { $0.neighbourDivision = "33020" },
    ]

    static let times: [Case] = [
        Case("no beginning", "from") { $0.from = nil },
        Case("no end", "until") { $0.until = nil },
        Case("end at the beginning", "until") { $0.until = $0.from },
        Case("end before the beginning", "until") { $0.until = after(-7_201) },
        Case("31 days long", nil) { $0.from = after(-3_600 - 31 * 86_400) },
        Case("a second longer", "until") { $0.from = after(-3_601 - 31 * 86_400) },
        Case("ends in 5 minutes", nil) { $0.until = after(300) },
        Case("ends a second later", "until") { $0.until = after(301) },
        Case("begins more than 5 minutes ahead", "from") { ($0.from, $0.until) = (after(301), after(302)) },
        Case("ended 15 days ago", "until") { ($0.from, $0.until) = (after(-16 * 86_400), after(-15 * 86_400)) },
        Case("ended a second later", nil) { ($0.from, $0.until) = (after(-16 * 86_400), after(1 - 15 * 86_400)) },
        Case("ended 40 days ago and is taken back", nil) {
            ($0.from, $0.until, $0.withdrawn) = (after(-41 * 86_400), after(-40 * 86_400), true)
        },
        Case("issued in 5 minutes", nil) { $0.issuedAt = after(300) },
        Case("issued a second later", "issued_at") { $0.issuedAt = after(301) },
        Case("issued beyond any calendar", "issued_at") { $0.issuedAt = .init(seconds: .max) },
        Case("beginning beyond any calendar", "from") { $0.from = .init(seconds: .min) },
        Case("end beyond any calendar", "until") { $0.until = .init(seconds: .max) },
        Case("nanoseconds beyond a second", "from") { $0.from?.nanos = 1_000_000_000 },
    ]

    @Test("TRIP-1: each field is checked", arguments: fields + places + times)
    func checks(_ one: Case) throws {
        let problem = { () -> FieldProblem? in
            do throws(FieldProblem) {
                _ = try Self.report(one.change)
                return nil
            } catch {
                return error
            }
        }()
        #expect(problem?.field == one.field)
    }

    @Test("A row without a stay names that")
    func noStay() {
        #expect(throws: FieldProblem(field: "stay", reason: "must be given")) {
            try Self.feed.report(of: nil, at: Self.now)
        }
    }

    @Test("No refusal repeats a value", arguments: fields + places + times)
    func refusals(_ one: Case) {
        var stay = Self.stay()
        one.change(&stay)
        do throws(FieldProblem) {
            _ = try Self.feed.report(of: stay, at: Self.now)
        } catch {
            for value in [stay.phone, stay.division, stay.country, stay.neighbourDivision] where !value.isEmpty {
                #expect(![error.reason, error.shape ?? "", error.remedy ?? ""].contains { $0.contains(value) })
            }
        }
    }

    @Test("TRIP-1: a stay counts for its city, by whole seconds")
    func event() throws {
        let report = try Self.report {
            $0.until?.nanos = 999_999_999
            $0.revision = 7
            $0.issuedAt = .init(seconds: Self.now.seconds, nanos: 5)
            $0.neighbourDivision = "330203"
        }
        #expect(report.phone.number == "13800138000" && report.notes.isEmpty)
        #expect(report.event.identity.operator == .telecom && report.event.identity.place.code == "330100")
        #expect(report.event.identity.from == Self.now - 7_200 && report.event.until == Self.now - 3_600)
        #expect(report.event.neighbour?.code == "330200" && !report.event.isWithdrawn)
        let issued = Instant(seconds: Self.now.seconds, nanos: 5)
        #expect(report.event.order == SourceOrder(revision: 7, issuedAt: issued))
    }

    @Test("TRIP-9: a neighbour in the same city makes no place doubtful, and is told")
    func sameCity() throws {
        let report = try Self.report { $0.neighbourDivision = "330102" }
        #expect(report.event.neighbour == nil)
        #expect(report.notes.map(\.field) == ["neighbour_division"])
    }

    @Test("TRIP-11: a stay is kept 15 days after its end, one taken back until no version of it can come any more")
    func expiry() throws {
        let stay = try Self.report().event
        #expect(Self.feed.expiry(of: stay, at: Self.now) == Self.now - 3_600 + 15 * 86_400)
        let withdrawn = try Self.report { $0.withdrawn = true }.event
        #expect(Self.feed.expiry(of: withdrawn, at: Self.now) == Self.now - 7_200 + (31 + 15) * 86_400)
        let old = try Self.report {
            ($0.from, $0.until, $0.withdrawn) = (Self.after(-41 * 86_400), Self.after(-40 * 86_400), true)
        }
        #expect(Self.feed.expiry(of: old.event, at: Self.now) == Self.now + 15 * 86_400)
    }

    @Test("TRIP-2: judged for a whole day, a stay may end on it and may have been kept at its beginning")
    func wholeDay() throws {
        let day = Self.now...(Self.now + 86_400)
        func isAccepted(until seconds: Int64) -> Bool {
            var stay = Self.stay()
            (stay.from, stay.until) = (Self.after(seconds - 60), Self.after(seconds))
            return (try? Self.feed.report(of: stay, during: day)) != nil
        }
        #expect(isAccepted(until: 86_400) && isAccepted(until: 86_700) && !isAccepted(until: 86_701))
        #expect(isAccepted(until: 1 - 15 * 86_400) && !isAccepted(until: -15 * 86_400))
    }
}

// MARK: - Carriers

extension StayFeedTests {
    private static func problem(_ stay: TripCardV1.Stay, by organisation: String) -> FieldProblem? {
        let staff = Principal.Staff(name: "a", roles: [.carrier], organisation: organisation, token: [1])
        do throws(FieldProblem) {
            _ = try feed.report(of: stay, at: now, for: FeedCredential(staff))
            return nil
        } catch {
            return error
        }
    }

    @Test("COL-6: a carrier delivers its own stays only, and need not name itself", arguments: TelecomOperator.allCases)
    func carriers(own: TelecomOperator) throws {
        var stay = Self.stay()
        stay.operator = .unspecified
        let staff = Principal.Staff(name: "a", roles: [.carrier], organisation: own.word, token: [1])
        let event = try Self.feed.report(of: stay, at: Self.now, for: FeedCredential(staff)).event
        #expect(event.identity.operator == own)
        for other in TelecomOperator.allCases {
            stay.operator = .init(rawValue: Int32(other.rawValue))
            #expect((Self.problem(stay, by: own.word) == nil) == (other == own))
        }
        stay.operator = .init(rawValue: 4)
        #expect(Self.problem(stay, by: own.word)?.field == "operator")
    }

    @Test(
        "COL-6: whose organisation is none of the three operators delivers no stay", arguments: ["", "Mobile", "lab"])
    func noCarrier(organisation: String) {
        let refused = Self.problem(Self.stay(), by: organisation)
        #expect(refused?.field == "operator" && refused?.remedy != nil)
    }
}
