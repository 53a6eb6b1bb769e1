import Coordination
import Logging
import RPC
import Security
import Storage
import StorageClient
import Synchronization
import TestSupport
import Testing

/// A real store in a folder of its own, whose calls a test may let fail.
final class KitSystem: Sendable {
    let store: Store
    let faults = CallFaults()
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private let node: StorageNode
    private let folder: TemporaryFolder

    init() async throws {
        folder = try TemporaryFolder()
        let name = NodeName("test")
        let coordination = try LocalCoordination(node: name)
        node = try await StorageNode.open(
            folder: folder.url.path, name: name, coordination: coordination, logger: logger)
        let storage = InProcessChannel(services: [node.service], interceptors: [faults])
        store = try await Store(
            coordination: coordination, configuration: .embedded, sealedBy: RecordKeys()
        ) { _ in storage }
    }

    func close() async { await node.close() }

    /// Asks again until something holds that follows by itself.
    func eventually(
        _ what: String, sourceLocation: SourceLocation = #_sourceLocation, _ holds: () async throws -> Bool
    ) async throws {
        let end = ContinuousClock.now + .seconds(20)
        while ContinuousClock.now < end {
            if try await holds() { return }
            try await Task.sleep(for: .milliseconds(2))
        }
        Issue.record("never: \(what)", sourceLocation: sourceLocation)
    }
}

/// Runs a test on a store of its own.
func withKit(_ body: (KitSystem) async throws -> Void) async throws {
    let system = try await KitSystem()
    do {
        try await body(system)
    } catch {
        await system.close()
        throw error
    }
    await system.close()
}

/// Counts writes and lets one of them fail as a caller sees it that dies: before it took place, or after.
final class CallFaults: ServerInterceptor {
    private struct State {
        var count = 0
        var failing: Int?
        var takesPlace = false
    }

    private let state = Mutex(State())

    /// Lets write number `index`, counted from now, fail; nil lets none fail.
    ///
    /// - Parameter takesPlace: Whether the store has carried it out all the same.
    func fail(_ index: Int?, takesPlace: Bool = false) {
        state.withLock { $0 = State(failing: index, takesPlace: takesPlace) }
    }

    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        guard context.method.name.hasPrefix("Write") else { return try await next(call, context) }
        let (fails, takesPlace) = state.withLock { state in
            defer { state.count += 1 }
            return (state.count == state.failing, state.takesPlace)
        }
        if fails {
            if takesPlace { try await next(call, context) }
            throw RPCError(.permissionDenied, "the caller has died")
        }
        try await next(call, context)
    }
}
