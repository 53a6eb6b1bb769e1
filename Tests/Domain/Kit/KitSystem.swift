import Logging
import StorageClient
import StoreSupport
import Testing

/// A real store in a folder of its own, whose calls a test may let fail.
final class KitSystem: Sendable {
    private let tested: TestedStore
    var store: Store { tested.store }
    var faults: WriteFaults { tested.faults }
    var logger: Logger { tested.logger }

    fileprivate init(_ tested: TestedStore) { self.tested = tested }

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
    let tested = try await TestedStore()
    try await tested.during { try await body(KitSystem(tested)) }
}
