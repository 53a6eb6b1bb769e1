import CommonContracts
import IdentityContracts
import IdentityCore
import IdentityFeed
import Reference
import Testing
import Values
import Wire

@Suite("What a row of the register may say")
struct PersonRulesTests {
    private static let now = Instant(seconds: 1_669_867_200)
    private static let rules = PersonRules(.embedded)

    private static func row(_ change: (inout IdentityV1.Person) -> Void = { _ in }) -> IdentityV1.Person {
        var person = IdentityV1.Person(
            document: .init(type: .residentId, number: "11010519491231002X"), name: "张小三", phone: "13800138000",
            division: "110105")
        change(&person)
        return person
    }

    private static func check(_ person: IdentityV1.Person?) -> Result<CheckedPerson, FieldProblem> {
        do throws(FieldProblem) {
            return .success(try rules.check(person, at: now))
        } catch {
            return .failure(error)
        }
    }

    @Test("A row in order is taken as it is, without a remark")
    func good() throws {
        let checked = try Self.check(
            Self.row {
                $0.issuedAt = .init(seconds: 1_669_860_000)
                $0.revision = 3
            }
        ).get()
        #expect(checked.notes.isEmpty)
        #expect(checked.person.name.text == "张小三" && checked.person.phone?.number == "13800138000")
        #expect(checked.person.division?.description == "110105")
        #expect(checked.person.order == SourceOrder(revision: 3, issuedAt: Instant(seconds: 1_669_860_000)))
    }

    @Test(
        "ID-8: a phone that is not plausible costs the phone and never the person",
        arguments: ["123", "12800138000", "0571-88886666", "1380013800O", "138001380001"])
    func doubtfulPhone(phone: String) throws {
        let checked = try Self.check(Self.row { $0.phone = phone }).get()
        #expect(checked.person.phone == nil)
        #expect(checked.notes.map(\.field) == ["phone"])
        #expect(checked.notes.first?.text.hasPrefix("was left out") == true)
        #expect(checked.notes.first?.text.contains(phone) == false, "a remark repeats no value")
    }

    @Test(
        "ID-1: an unknown division of residence is kept as it is written, with a remark",
        arguments: ["330199", "990000", "999999"])
    func unknownDivision(division: String) throws {
        let checked = try Self.check(Self.row { $0.division = division }).get()
        #expect(checked.person.division?.description == division)
        #expect(checked.notes.map(\.field) == ["division"])
    }

    @Test("ID-1: an unknown county in the number of a document is accepted with a remark", arguments: [6, 7, 8])
    func unknownCounty(place: Int) throws {
        // 330199 is no county of Zhejiang; the check character is the right one.
        let checked = try Self.check(Self.row { $0.document?.number = Self.withCheck("33019919\(place)50101527") })
            .get()
        #expect(checked.notes.map(\.field) == ["document.number"])
    }

    /// The 17 digits of a number with their check character (ID-1).
    private static func withCheck(_ digits: String) -> String {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(digits, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
        return digits + String(Array("10X98765432")[sum % 11])
    }

    @Test("COL-13: a row may be issued at most 5 minutes ahead", arguments: [(300, true), (301, false)])
    func ahead(seconds: Int64, isAccepted: Bool) {
        let checked = Self.check(Self.row { $0.issuedAt = .init(seconds: Self.now.seconds + seconds) })
        switch checked {
        case .success: #expect(isAccepted)
        case .failure(let problem): #expect(!isAccepted && problem.field == "issued_at" && problem.remedy != nil)
        }
    }

    @Test(
        "What is wrong with a row is told by its field",
        arguments: [
            (nil, "person"),
            (row { $0.document = nil }, "document.type"),
            (row { $0.document?.type = .init(rawValue: 300) }, "document.type"),
            (row { $0.document?.number = "110105194912310021" }, "document.number"),
            (row { $0.name = "  " }, "name"),
            (row { $0.division = "11010" }, "division"),
            (row { $0.issuedAt = .init(seconds: 1 << 60) }, "issued_at"),
        ] as [(IdentityV1.Person?, String)])
    func refused(person: IdentityV1.Person?, field: String) {
        guard case .failure(let problem) = Self.check(person) else {
            Issue.record("accepted")
            return
        }
        #expect(problem.field == field)
    }
}
