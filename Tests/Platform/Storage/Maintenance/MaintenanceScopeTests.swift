import Coordination
import RPC
import Security
import StorageContracts
import Testing

@testable import Storage

/// Lets a member of staff make every call.
private struct CalledBy: ServerInterceptor {
    let staff: Principal.Staff

    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        var context = context
        context.values[PrincipalKey.self] = .staff(staff)
        try await next(call, context)
    }
}

@Suite("Who may copy a store")
struct MaintenanceScopeTests {
    @Test(
        "A cluster operator of some divisions copies, restores and compares nothing: shards hold persons of all of them"
    )
    func divisions() async throws {
        try await withStore { store in
            for (divisions, isRefused) in [(["33"], true), ([], false)] {
                let staff = Principal.Staff(
                    name: "local", roles: [.clusterOperator], organisation: "x", divisions: divisions, token: [1])
                let client = StorageV1.MaintenanceClient(
                    InProcessChannel(services: store.node.services, interceptors: [CalledBy(staff: staff)]))
                let wanted = StorageV1.BackUpShardRequest(bucketFrom: 0, bucketThrough: 65_535)
                let calls: [() async throws -> Void] = [
                    { for try await _ in client.backUpShard(wanted) {} },
                    { _ = try await client.restoreRecords(StorageV1.RestoreRecordsRequest()) },
                    { _ = try await client.scrubShard(StorageV1.ScrubShardRequest(shard: 0)) },
                ]
                for call in calls {
                    let reason = await reason(call)
                    #expect((reason == "OUT_OF_SCOPE") == isRefused)
                }
            }
        }
    }

    private func reason(_ body: () async throws -> Void) async -> String? {
        do { try await body() } catch {
            return (error as? RPCError)?.detail(GoogleRPC.ErrorInfo.self)?.reason
        }
        return nil
    }
}
