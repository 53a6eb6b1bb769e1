import IdentityContracts
import IdentityRecords
import Kit
import KitRecords
import RPC
import StorageClient
import Values
import Wire

/// The applications of one phone that nobody has decided about.
struct WaitingApplications {
    /// Most of them. A number has one holder, so that more are mistakes at best.
    static let max = 3

    let count: Int
    /// The last one that was made, which the next one replaces.
    let turn: Versioned<KitV1.StoredUse>?

    /// Adds one to the write that makes it, provided that nobody makes another one meanwhile.
    ///
    /// - Throws: RESOURCE_EXHAUSTED (REGISTRATIONS_TOO_MANY) with RetryInfo.
    func add(at now: Int64, to change: inout ChangeSet) throws {
        guard count < Self.max else {
            throw RPCError.resourceExhausted(
                "\(Self.max) applications of this number wait; wait until they are decided about",
                retryAfter: .seconds(3_600)
            ).with(reason: "REGISTRATIONS_TOO_MANY")
        }
        try change.replace(
            turn, in: IdentityRecordSets.registrationTurns, by: .init(at: now, count: 1), expires: now + 3_600)
    }
}

extension Registrations {
    /// The applications of a phone that wait for the register or for staff.
    func waiting(_ phone: Phone, _ options: CallOptions) async throws -> WaitingApplications {
        let (known, turn) = try await people.store.read(
            people.partition(of: phone), .all(IdentityRecordSets.registrations),
            .record(IdentityRecordSets.registrationTurns), options: options)
        return WaitingApplications(
            count: known.count { $0.value.state == .applied || $0.value.state == .toBeChecked }, turn: turn)
    }
}
