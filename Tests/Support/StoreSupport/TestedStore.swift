import Coordination
public import Logging
import RPC
import Security
import Storage
public import StorageClient
import TestSupport

/// A real store in a folder of its own, whose writes a test may let fail.
public final class TestedStore: Sendable {
    /// A client of it.
    public let store: Store
    /// Lets a write fail.
    public let faults = WriteFaults()
    /// Says nothing.
    public let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private let node: StorageNode
    private let folder: TemporaryFolder

    /// - Parameter clock: Nanoseconds since 1970; nil for the real time.
    public init(clock: (@Sendable () -> Int64)? = nil) async throws {
        folder = try TemporaryFolder()
        let name = NodeName("test")
        let coordination = try LocalCoordination(node: name)
        if let clock {
            node = try await StorageNode.open(
                folder: folder.url.path, name: name, coordination: coordination, clock: clock, logger: logger)
        } else {
            node = try await StorageNode.open(
                folder: folder.url.path, name: name, coordination: coordination, logger: logger)
        }
        let storage = InProcessChannel(services: [node.service], interceptors: [faults])
        store = try await Store(
            coordination: coordination, configuration: .embedded, sealedBy: RecordKeys()
        ) { _ in storage }
    }

    /// Ends it.
    public func close() async { await node.close() }

    /// Runs a body and closes the store, whatever becomes of it.
    public func during<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            let result = try await body()
            await close()
            return result
        } catch {
            await close()
            throw error
        }
    }
}
