import CommonContracts
import Foundation
import RPC

/// Loads a file through the public services.
///
/// The file is read once, in bounded memory, and cut into batches of at most 1,000 rows. Several calls run at a
/// time; within a call the server's flow control decides how many batches are under way. Rows that cannot be
/// read are not sent and stand in the summary beside those the server refuses. An import may be repeated at any
/// time: rows that are stored already count as unchanged.
public struct Importer: Sendable {
    /// How an import is cut.
    public struct Options: Sendable {
        /// Rows of a message, 1 to 1,000.
        public var batchRows: Int
        /// Messages of a call. A call reports the first 1,000 refused rows, so a smaller number reports more.
        public var callBatches: Int
        /// Calls at a time, 1 to 64.
        public var calls: Int
        /// Bearer token of an operator.
        public var token: String

        /// Options, with their defaults.
        public init(batchRows: Int = 500, callBatches: Int = 64, calls: Int = 4, token: String) {
            precondition((1...1000).contains(batchRows) && callBatches > 0 && (1...64).contains(calls))
            self.batchRows = batchRows
            self.callBatches = callBatches
            self.calls = calls
            self.token = token
        }
    }

    private let channel: any RPCChannel
    private let options: Options

    /// An importer that calls over a channel.
    public init(_ channel: any RPCChannel, options: Options) {
        self.channel = channel
        self.options = options
    }

    /// Loads a file of a kind. Throws `ImportFileError` when the file cannot be read, and `RPCError` when the
    /// server cannot be reached or refuses the call as a whole; rows stored by then stay stored.
    public func load(
        _ kind: ImportKind, from file: URL, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
    ) async throws -> ImportSummary {
        try await load(kind.format, kind, file, progress)
    }

    private func load<Format: ImportFormat>(
        _ format: Format.Type, _ kind: ImportKind, _ file: URL,
        _ progress: @escaping @Sendable (ImportProgress) -> Void
    ) async throws -> ImportSummary {
        let started = ContinuousClock.now
        let feed = try BatchFeed<Format>(file, kind: kind, batchRows: options.batchRows, progress: progress)
        var summary = ImportSummary(kind: kind)
        try await withThrowingTaskGroup(of: [CommonV1.ImportReport].self) { lanes in
            for _ in 0..<options.calls {
                lanes.addTask {
                    do {
                        return try await drain(feed)
                    } catch {
                        throw await feed.failure ?? error
                    }
                }
            }
            for try await reports in lanes {
                for report in reports { summary.add(report) }
            }
        }
        summary.rows = await feed.rowsRead
        summary.rejected += await feed.rejected
        summary.rejections += await feed.rejections
        summary.rejections.sort()
        summary.duration = started.duration(to: .now)
        return summary
    }

    /// Makes calls one after the other until the feed is empty.
    private func drain<Format: ImportFormat>(_ feed: BatchFeed<Format>) async throws -> [CommonV1.ImportReport] {
        var reports: [CommonV1.ImportReport] = []
        var callOptions = CallOptions()
        callOptions.metadata.add("authorization", "Bearer \(options.token)")
        let call = Format.call(on: channel)
        while let first = try await feed.next() {
            let batches = options.callBatches
            reports.append(
                try await call(callOptions) { writer in
                    try await writer.send(first)
                    for _ in 1..<batches {
                        guard let batch = try await feed.next() else { return }
                        try await writer.send(batch)
                    }
                })
        }
        return reports
    }
}

extension ImportSummary {
    fileprivate mutating func add(_ report: CommonV1.ImportReport) {
        accepted += Int(report.accepted)
        unchanged += Int(report.unchanged)
        rejected += Int(report.rejected)
        rejections += report.rejections.map {
            Rejection(line: Int($0.row), field: $0.field, reason: $0.reason)
        }
    }
}
