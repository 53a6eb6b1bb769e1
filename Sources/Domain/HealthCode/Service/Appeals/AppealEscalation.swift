import HealthCodeContracts
import HealthCodeRecords
import Kit
import Logging
import RPC
import Values

/// Brings appeals that are late to the higher authority. Every process of the health-code role runs one: an appeal is
/// escalated once, since the write demands it as it was read.
struct AppealEscalation: Sendable {
    private static let interval = Duration.seconds(60)
    private static let pageSize = 500

    let appeals: Appeals
    let logger: Logger
    /// Waits; tests decide how long that takes.
    let pause: @Sendable (Duration) async throws -> Void

    /// Looks once a minute, until the task is cancelled.
    func run() async {
        while (try? await pause(Self.interval)) != nil, !Task.isCancelled {
            do { try await escalateAll() } catch {
                logger.warning("appeals are escalated later", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Escalates what is late.
    func escalateAll() async throws {
        var token: PageToken?
        repeat {
            let now = appeals.deriver.now().seconds
            let page = try await appeals.lists.page(
                of: [], from: token, limit: Self.pageSize, options: .init(), where: { _ in true })
            for entry in page.found where entry.dueAt <= now && !entry.escalated {
                guard try await appeals.lists.stands(entry, options: .init()) else { continue }
                try await appeals.escalate(entry, options: .init())
            }
            // Those that come later are due later.
            if let last = page.found.last, last.dueAt > now { return }
            token = page.next
        } while token != nil
    }
}
