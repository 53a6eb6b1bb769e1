import Assembly
import Foundation
import Testing

@Suite("What reflection shows")
struct ReflectionTests {
    /// The sets as text: names of files, messages and fields stand in them as they are.
    private static let shown = ServiceContracts.descriptors.map { set in
        let base64 = Data(bytes: set.utf8Start, count: set.utf8CodeUnitCount)
        return Data(base64Encoded: base64).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    @Test(
        "The contracts of every domain are shown",
        arguments: [
            "identity/v1/identity", "healthcode/v1/evidence", "riskareas/v1/risk_areas", "tripcard/v1/trip_card",
            "gateway/v1/merge_gateway", "storage/v1/storage",
        ])
    func contracts(file: String) {
        #expect(Self.shown.contains { $0.contains("shuangma/\(file).proto") })
    }

    @Test("No record is shown", arguments: ["records.proto", "StoredPerson", "StoredSession", "StoredDeclaration"])
    func noRecords(name: String) {
        #expect(!Self.shown.contains { $0.contains(name) })
    }
}
