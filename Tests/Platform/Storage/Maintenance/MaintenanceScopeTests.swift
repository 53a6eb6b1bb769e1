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
        let store = try await TestStore()
        for (divisions, isRefused) in [(["33"], true), ([], false)] {
            let staff = Principal.Staff(
                name: "local", roles: [.clusterOperator], organisation: "x", divisions: divisions, token: [1])
            let channel = InProcessChannel(services: store.node.services, interceptors: [CalledBy(staff: staff)])
            let client = StorageV1.MaintenanceClient(channel)
            let calls: [() async throws -> Void] = [
                { for try await _ in client.backUpShard(.init(bucketFrom: 0, bucketThrough: 65_535)) {} },
                { _ = try await client.restoreRecords(.init()) },
                { _ = try await client.scrubShard(.init(shard: 0)) },
            ]
            for call in calls {
                var reason: String?
                do { try await call() } catch let error as RPCError {
                    reason = error.detail(GoogleRPC.ErrorInfo.self)?.reason
                }
                #expect((reason == "OUT_OF_SCOPE") == isRefused)
            }
        }
        await store.close()
    }
}
