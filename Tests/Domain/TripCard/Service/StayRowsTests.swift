import Kit
import Reference
import Security
import Testing
import TripCardContracts
import TripCardRecords
import Values
import Wire

@testable import TripCardServer

@Suite("Rows of stays become records (TRIP)")
struct StayRowsTests {
    static let now = Instant(seconds: 1_669_867_200)
    static let rows = StayRows(hash: KeyedHash(ClusterKeys()), reference: .embedded)

    static func record(
        _ change: (inout TripCardV1.Stay) -> Void = { _ in }
    ) throws(FieldProblem) -> ImportRecord<TripCardV1.StoredStay> {
        var stay = TripCardV1.Stay(
            phone: "13800138000", operator: .telecom, division: "330106", from: .init(seconds: now.seconds - 7_200),
            until: .init(seconds: now.seconds - 3_600))
        change(&stay)
        return try rows.record(.init(row: 7, stay: stay), at: now)
    }

    @Test("TRIP-11: the record holds the city and whole seconds, and expires 15 days after the end")
    func record() throws {
        let record = try Self.record { $0.until?.nanos = 999_999_999 }
        #expect(record.row == 7 && record.message.place == "330100" && record.message.operatorCode == 1)
        #expect(record.message.until == Self.now.seconds - 3_600)
        #expect(record.expires?.seconds == Self.now.seconds - 3_600 + 15 * 86_400)
    }

    @Test("COL-13: operator, phone, place and beginning make the place in the store; nothing else does")
    func identity() throws {
        let (key, partition) = try { ($0.key, $0.partition) }(Self.record())
        let same = try Self.record {
            $0.until = .init(seconds: Self.now.seconds - 60)
            ($0.division, $0.revision, $0.withdrawn, $0.neighbourDivision) = ("330102", 3, true, "330203")
        }
        #expect(same.key == key && same.partition == partition)
        #expect(try Self.record { $0.phone = "13800138001" }.partition != partition)
        let others = try [
            Self.record { $0.operator = .unicom }, Self.record { $0.division = "330203" },
            Self.record { $0.from?.seconds += 1 },
        ]
        #expect(Set(others.map(\.key) + [key]).count == 4)
    }

    @Test("COL-13: the record of a version gives the version back")
    func roundTrip() throws {
        let record = try Self.record {
            ($0.revision, $0.withdrawn, $0.neighbourDivision) = (3, true, "330203")
            $0.issuedAt = .init(seconds: Self.now.seconds, nanos: 5)
        }
        #expect(record.message.neighbour == "330200")
        let longer = try Self.record { $0.revision = 2 }
        #expect(try record.replaces(longer.message))
        #expect(try !longer.replaces(record.message))
        #expect(try !record.replaces(record.message))
    }
}
