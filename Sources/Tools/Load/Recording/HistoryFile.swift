import Foundation
public import History
import Synchronization

/// A file that takes operations as they end, one JSON object a line, and counts them.
public final class HistoryFile: Sendable {
    /// Bytes that are gathered before they are written.
    private static let piece = 1 << 18

    /// What it holds.
    public struct Count: Sendable, Encodable {
        /// Reads that were answered.
        public var reads = 0
        /// Writes that were acknowledged, refused or of unknown outcome.
        public var writes = 0
        /// Writes whose outcome their client never learned.
        public var unknown = 0
        /// Writes that the store refused because a demand did not hold.
        public var refused = 0
    }

    private struct State {
        var pending: [UInt8] = []
        var count = Count()
        var failure: (any Error)?
    }

    private let file: FileHandle
    private let state = Mutex(State())

    /// Makes the file, or empties it.
    public init(_ path: String) throws {
        try Data().write(to: URL(filePath: path))
        file = try FileHandle(forWritingTo: URL(filePath: path))
    }

    /// What was noted so far.
    public var count: Count { state.withLock { $0.count } }

    /// Takes an operation.
    public func note(_ operation: History.Operation) {
        let line = Array((HistoryText.line(operation) + "\n").utf8)
        state.withLock { state in
            state.pending += line
            switch operation.action {
            case .read: state.count.reads += 1
            case .write(let write):
                state.count.writes += 1
                if write.outcome == .unknown { state.count.unknown += 1 }
                if case .refused = write.outcome { state.count.refused += 1 }
            }
            if state.pending.count >= Self.piece { flush(&state) }
        }
    }

    /// Writes what is left.
    ///
    /// - Throws: what a write failed with, now or before: the file is then no whole history.
    public func close() throws {
        let failure = state.withLock { state in
            flush(&state)
            return state.failure
        }
        try file.close()
        if let failure { throw failure }
    }

    private func flush(_ state: inout State) {
        do {
            try file.write(contentsOf: state.pending)
        } catch {
            state.failure = state.failure ?? error
        }
        state.pending = []
    }
}
