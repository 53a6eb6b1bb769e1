import NIOCore
import Synchronization

/// The one request of a call, between its arrival on the event loop and its reading by the handler, wherever that runs.
///
/// A request that came in one piece is lent from where it lies: ``lend(_:)`` before the handler starts, and
/// ``endLoan()`` before the bytes go. A handler on the loop, which is nearly every one, reads it in between and takes no
/// lock for it.
// Sendable although it holds a pointer: every variable is atomic or under the lock, and the pointer is read by its one
// reader while `endLoan()` keeps the bytes.
struct SingleRequest: ~Copyable, @unchecked Sendable {
    /// What the handler gets.
    enum Taken {
        /// Nothing has arrived.
        case missing
        /// Valid until the event loop goes on.
        case borrowed(UnsafeRawBufferPointer)
        case owned(ByteBuffer)
        /// It was read before.
        case gone
    }

    private enum Stage: UInt8 {
        case awaited, lent, kept, taken
    }

    private let stage = Atomic(Stage.awaited.rawValue)
    // Where the loan lies; written on the loop before the stage says so.
    private let lentStart = Atomic<UnsafeRawPointer?>(nil)
    private let lentCount = Atomic(0)
    // Held by who copies the loan elsewhere than on the loop, which cannot end it meanwhile.
    private let kept = Mutex<ByteBuffer?>(nil)

    /// Whether nothing has arrived yet.
    var isAwaited: Bool { stage.load(ordering: .relaxed) == Stage.awaited.rawValue }

    /// Lends the request's bytes to the handler. On the loop, once, when nothing has arrived.
    func lend(_ bytes: UnsafeRawBufferPointer) {
        lentStart.store(bytes.baseAddress, ordering: .relaxed)
        lentCount.store(bytes.count, ordering: .relaxed)
        stage.store(Stage.lent.rawValue, ordering: .releasing)
    }

    /// Makes a copy for a handler that has not read the request by now. On the loop.
    func endLoan() {
        guard stage.load(ordering: .acquiring) != Stage.taken.rawValue else { return }
        kept.withLock { kept in
            guard stage.load(ordering: .relaxed) == Stage.lent.rawValue else { return }
            kept = ByteBuffer(bytes: lent)
            stage.store(Stage.kept.rawValue, ordering: .releasing)
        }
    }

    /// Keeps the request; false when it is not the first. On the loop.
    func keep(_ request: ByteBuffer) -> Bool {
        guard isAwaited else { return false }
        kept.withLock { $0 = request }
        stage.store(Stage.kept.rawValue, ordering: .releasing)
        return true
    }

    /// The request, for its one reader.
    func take(isOnLoop: Bool) -> Taken {
        if isOnLoop, move(from: .lent) { return .borrowed(lent) }
        return kept.withLock { kept in
            switch Stage(rawValue: stage.load(ordering: .acquiring)) {
            case .lent:
                let copy = ByteBuffer(bytes: lent)
                return move(from: .lent) ? .owned(copy) : .gone
            case .kept:
                guard move(from: .kept), let request = kept.take() else { return .gone }
                return .owned(request)
            case .awaited, nil: return .missing
            case .taken: return .gone
            }
        }
    }

    private var lent: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: lentStart.load(ordering: .relaxed), count: lentCount.load(ordering: .relaxed))
    }

    private func move(from before: Stage) -> Bool {
        stage.compareExchange(
            expected: before.rawValue, desired: Stage.taken.rawValue, ordering: .acquiringAndReleasing
        ).exchanged
    }
}
