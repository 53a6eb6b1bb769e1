public import Logging
import RPC

/// Expires proposals that nobody has decided about in time. Every process of the role that serves approvals runs one.
public struct ApprovalExpiry: Sendable {
    private static let interval = Duration.seconds(60)
    private static let pageSize = 500

    private let book: ApprovalBook
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void

    /// - Parameter pause: Waits; tests decide how long that takes.
    public init(
        of book: ApprovalBook, logger: Logger,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.book = book
        self.logger = logger
        self.pause = pause
    }

    /// Looks once a minute, until the task is cancelled.
    public func run() async {
        while (try? await pause(Self.interval)) != nil, !Task.isCancelled {
            do { try await expireAll() } catch {
                logger.warning("proposals are expired later", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Expires what is due.
    public func expireAll() async throws {
        var last: [UInt8] = []
        while true {
            let page = try await book.page(.proposed, after: last, limit: Self.pageSize, options: .init())
            for approval in page.records where !approval.value.isOpen(at: book.now()) {
                _ = try await book.expire(approval.value.id, options: .init())
            }
            guard page.isTruncated, let end = page.records.last?.key else { return }
            last = end
        }
    }
}
