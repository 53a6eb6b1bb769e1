import CommonContracts
public import Foundation
public import RPC

/// Loads a file through the public services.
///
/// The file is read once, in bounded memory, and cut into batches of at most 1,000 rows. A call carries one batch, so that
/// its report names every row that is refused. Several calls run at a time (``RowRoute``). Rows that cannot be read are
/// not sent and stand in the summary beside those the server refuses. An import may be repeated at any time: rows that are
/// stored already count as unchanged. Therefore a call that gets no answer is made again, with growing pauses.
public struct Importer: Sendable {
    /// How an import is cut, and how patient it is.
    public struct Options: Sendable {
        /// Rows of a call, 1 to 1,000.
        public var batchRows: Int
        /// Calls at a time, 1 to 64.
        public var calls: Int
        /// Longest time for the answer to a call.
        public var callTimeout: Duration
        /// How long a batch is sent again before the import gives up.
        public var patience: Duration
        /// Pause before a batch is sent again for the first time. It doubles up to ``longestPause``.
        public var firstPause: Duration
        /// Longest pause.
        public var longestPause: Duration
        /// Venue whose scanner made scans, 8 bytes; other kinds have none.
        public var venue: [UInt8] = []
        /// Gives a bearer token for a call.
        ///
        /// It gets the token that the server has just refused, if any, and gives another one or throws.
        public var bearer: @Sendable (_ refused: String?) async throws -> String

        /// Options, with their defaults.
        public init(
            batchRows: Int = 1_000, calls: Int = 4, callTimeout: Duration = .seconds(30),
            patience: Duration = .seconds(120), firstPause: Duration = .milliseconds(200),
            longestPause: Duration = .seconds(5), token: String
        ) {
            self.init(
                batchRows: batchRows, calls: calls, callTimeout: callTimeout, patience: patience,
                firstPause: firstPause, longestPause: longestPause
            ) { _ in token }
        }

        /// Options with tokens that are got as they are needed, so that an import may last longer than a token.
        public init(
            batchRows: Int = 1_000, calls: Int = 4, callTimeout: Duration = .seconds(30),
            patience: Duration = .seconds(120), firstPause: Duration = .milliseconds(200),
            longestPause: Duration = .seconds(5),
            bearer: @escaping @Sendable (_ refused: String?) async throws -> String
        ) {
            precondition((1...1000).contains(batchRows) && (1...64).contains(calls))
            self.batchRows = batchRows
            self.calls = calls
            self.callTimeout = callTimeout
            self.patience = patience
            self.firstPause = firstPause
            self.longestPause = longestPause
            self.bearer = bearer
        }
    }

    /// What happens during an import.
    public enum Event: Sendable {
        /// Rows were read.
        case progress(ImportProgress)
        /// A call got no answer and is made again after a pause.
        case retrying(RPCError, after: Duration)
        /// A call got its answer after it was made again.
        case resumed
    }

    private let channel: any RPCChannel
    private let options: Options

    /// An importer that calls over a channel.
    public init(_ channel: any RPCChannel, options: Options) {
        self.channel = channel
        self.options = options
    }

    /// Loads a file of a kind.
    ///
    /// - Parameters:
    ///   - reading: How the file is read.
    ///   - rejects: File to which refused rows are written (``RejectsFile``); nil for none.
    /// - Returns: What was done, also when the import ends before the end of the file (``ImportSummary/interruption``),
    ///   as it does when the task is cancelled.
    /// - Throws: ``ImportFileError`` when the file cannot be read, or the file of refused rows not be made; nothing is
    ///   sent then.
    public func load(
        _ kind: ImportKind, from file: URL, reading: ReadingOptions = ReadingOptions(), rejects: String? = nil,
        events: @escaping @Sendable (Event) -> Void = { _ in }
    ) async throws(ImportFileError) -> ImportSummary {
        // One call for each kind, so that the compiler makes code of its own for each.
        switch kind {
        case .people: try await load(PeopleFormat.self, file, reading, rejects, events)
        case .stays: try await load(StaysFormat.self, file, reading, rejects, events)
        case .tests: try await load(TestsFormat.self, file, reading, rejects, events)
        case .exposures: try await load(ExposuresFormat.self, file, reading, rejects, events)
        case .declarations: try await load(DeclarationsFormat.self, file, reading, rejects, events)
        case .riskAreas: try await load(RiskAreasFormat.self, file, reading, rejects, events)
        case .scans: try await load(ScansFormat.self, file, reading, rejects, events)
        }
    }

    private func load<Format: ImportFormat>(
        _ format: Format.Type, _ file: URL, _ reading: ReadingOptions, _ rejects: String?,
        _ events: @escaping @Sendable (Event) -> Void
    ) async throws(ImportFileError) -> ImportSummary {
        let started = ContinuousClock.now
        let count: Int
        if case .inOrder = Format.route { count = 1 } else { count = options.calls }
        let lanes = try ImportLanes<Format>(
            file, reading, rejects: rejects, lanes: count, batchRows: options.batchRows
        ) { events(.progress($0)) }
        await withTaskGroup { group in
            for number in 0..<count {
                group.addTask { await drain(lanes, number, events) }
            }
        }
        var summary = await lanes.finish()
        summary.duration = started.duration(to: .now)
        return summary
    }

    /// Sends the batches of a lane, one after the other.
    private func drain<Format: ImportFormat>(
        _ lanes: ImportLanes<Format>, _ number: Int, _ events: @Sendable (Event) -> Void
    ) async {
        let call = Format.call(on: channel, venue: options.venue)
        while let batch = await lanes.next(number) {
            if Task.isCancelled { return await lanes.stop(.stopped) }
            let (report, attempts) = await send(lanes, events) { token in
                let metadata: Metadata = ["authorization": "Bearer \(token)"]
                return try await call(CallOptions(metadata: metadata, timeout: options.callTimeout), batch)
            }
            guard let report else { return }
            await lanes.settle(number, report, attempts: attempts)
        }
    }

    /// Makes a call until it is answered. Without a report the import is stopped.
    private func send<Format: ImportFormat>(
        _ lanes: ImportLanes<Format>, _ events: @Sendable (Event) -> Void,
        _ call: (_ token: String) async throws -> CommonV1.ImportReport
    ) async -> (CommonV1.ImportReport?, attempts: Int) {
        let started = ContinuousClock.now
        var pause = options.firstPause
        var attempts = 1
        var (token, refused): (String?, String?)
        while true {
            do {
                let bearer = try await options.bearer(refused)
                token = bearer
                let report = try await call(bearer)
                if attempts > 1 { events(.resumed) }
                return (report, attempts)
            } catch {
                let error = error as? RPCError ?? RPCError(.unknown, "\(error)")
                if error.code == .unauthenticated, let token, refused == nil {
                    // The token has ended meanwhile: another one is tried once.
                    refused = token
                    if (try? await options.bearer(token)).map({ $0 != token }) == true { continue }
                }
                guard Self.mayPass(error), started.duration(to: .now) + pause < options.patience,
                    await !lanes.isStopped, !Task.isCancelled
                else {
                    await lanes.stop(Task.isCancelled ? .stopped : .server(error))
                    return (nil, attempts)
                }
                events(.retrying(error, after: pause))
                try? await Task.sleep(for: pause)
                pause = min(pause * 2, options.longestPause)
                attempts += 1
            }
        }
    }

    /// Whether the same call may succeed later.
    private static func mayPass(_ error: RPCError) -> Bool {
        switch error.code {
        case .unavailable, .deadlineExceeded, .resourceExhausted, .aborted: true
        default: false
        }
    }
}
