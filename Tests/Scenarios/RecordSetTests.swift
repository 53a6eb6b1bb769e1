import StorageClient
import Testing

@testable import HealthCodeService
@testable import IdentityService
@testable import MergeGatewayService
@testable import TripCardService

@Suite("Record sets of all domains")
struct RecordSetTests {
    @Test("Every set has a number and a name of its own; who reads another's set declares it as its owner does")
    func conflicts() {
        let sets =
            AnyRecordSet.ofStorageClient + IdentitySets.all + HealthCodeSets.all + TripCardSets.all
            + MergeGatewaySets.all
        #expect(AnyRecordSet.conflicts(in: sets) == [])
        #expect(Set(sets).count == 14)
    }
}
