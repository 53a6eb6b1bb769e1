import Kit
import Reference
import Security
import Testing
import TripCardContracts
import Values
import Wire

@testable import TripCardServer

@Suite("What a row of stays may hold (TRIP)")
struct StayRowsTests {
    static let now = Instant(seconds: 1_669_867_200)
    static let rows = StayRows(hash: KeyedHash(ClusterKeys()), reference: .embedded)

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

    static let cases: [Case] = [
        Case("as it is", nil) { _ in },
        Case("no phone", "phone") { $0.phone = "" },
        Case("phone with a sign", "phone") { $0.phone = "+3800138000" },
        Case("phone of full-width digits", "phone") { $0.phone = "１３８００１３８０００" },
        Case("no operator", "operator") { $0.operator = .unspecified },
        Case("operator 4", "operator") { $0.operator = .init(rawValue: 4) },
        Case("operator −1", "operator") { $0.operator = .init(rawValue: -1) },
        Case("Broadnet has no number here", "operator") { $0.operator = .init(rawValue: 192) },
        Case("no division at home", "division") { $0.division = "" },
        Case("division of 5 digits", "division") { $0.division = "33010" },
        Case("division with a sign", "division") { $0.division = "+33010" },
        Case("division of no city", "division") { $0.division = "999999" },
        Case("province that is no city", "division") { $0.division = "330000" },
        Case("county new in its city", nil) { $0.division = "330199" },
        Case("China by name", nil) { $0.country = "CHN" },
        Case("abroad", nil) { ($0.division, $0.country) = ("", "JPN") },
        Case("Hong Kong", nil) { ($0.division, $0.country) = ("", "HKG") },
        Case("division abroad", "division") { $0.country = "JPN" },
        Case("country in small letters", "country") { ($0.division, $0.country) = ("", "jpn") },
        Case("country of two letters", "country") { ($0.division, $0.country) = ("", "JP") },
        Case("country beyond ASCII", "country") { ($0.division, $0.country) = ("", "ＪＰＮ") },
        Case("no beginning", "from") { $0.from = nil },
        Case("no end", "until") { $0.until = nil },
        Case("end at the beginning", "until") { $0.until = $0.from },
        Case("end before the beginning", "until") { $0.until = after(-7_201) },
        Case("31 days long", nil) { $0.from = after(-3_600 - 31 * 86_400) },
        Case("a second longer", "until") { $0.from = after(-3_601 - 31 * 86_400) },
        Case("ends in a day", nil) { $0.until = after(86_400) },
        Case("ends a second later", "until") { $0.until = after(86_401) },
        Case("ended 15 days ago", "until") { ($0.from, $0.until) = (after(-16 * 86_400), after(-15 * 86_400)) },
        Case("ended a second later", nil) { ($0.from, $0.until) = (after(-16 * 86_400), after(1 - 15 * 86_400)) },
        Case("beginning beyond any calendar", "from") { $0.from = .init(seconds: .min) },
        Case("end beyond any calendar", "until") { $0.until = .init(seconds: .max) },
        Case("nanoseconds beyond a second", "from") { $0.from?.nanos = 1_000_000_000 },
    ]

    @Test("TRIP-1: each field is checked", arguments: cases)
    func checks(_ one: Case) throws {
        var stay = Self.stay()
        one.change(&stay)
        if let field = one.field {
            #expect { try Self.rows.record(.init(row: 1, stay: stay), at: Self.now) } throws: { error in
                (error as? FieldProblem)?.field == field
            }
        } else {
            _ = try Self.rows.record(.init(row: 1, stay: stay), at: Self.now)
        }
    }

    @Test("A row without a stay names that")
    func noStay() {
        #expect(throws: FieldProblem(field: "stay", reason: "must be given")) {
            try Self.rows.record(.init(row: 1), at: Self.now)
        }
    }

    @Test("TRIP-11: the record holds the city and whole seconds, and expires 15 days after the end")
    func record() throws {
        var stay = Self.stay()
        stay.until?.nanos = 999_999_999
        let record = try Self.rows.record(.init(row: 7, stay: stay), at: Self.now)
        #expect(record.row == 7 && record.message.place == "330100" && record.message.operatorCode == 1)
        #expect(record.message.until == Self.now.seconds - 3_600)
        #expect(record.expires == Self.after(-3_600 + 15 * 86_400))
    }

    @Test("No reason repeats a value", arguments: cases)
    func reasons(_ one: Case) {
        var stay = Self.stay()
        one.change(&stay)
        do {
            _ = try Self.rows.record(.init(row: 1, stay: stay), at: Self.now)
        } catch {
            for value in [stay.phone, stay.division, stay.country] where !value.isEmpty {
                #expect(!error.reason.contains(value))
            }
        }
    }
}
