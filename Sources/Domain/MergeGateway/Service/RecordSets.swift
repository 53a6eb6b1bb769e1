import Contracts
import StorageClient

/// The records that the gateway stores, all in the partition of a person.
enum MergeGatewaySets {
    /// The one consent to the trip card, under the empty key. Expires with the consent.
    static let tripConsent = RecordSet<GatewayV1.StoredTripConsent>(
        30, name: "trip-consent", in: PartitionKind("person"))

    /// Identity's sessions, which a citizen's call reads along with the consent.
    static let sessions = RecordSet<IdentityV1.StoredSession>(2, name: "sessions", in: PartitionKind("person"))

    static let all = [AnyRecordSet(tripConsent), AnyRecordSet(sessions)]
}
