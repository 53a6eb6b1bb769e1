import Glibc

/// A queue between any threads and the ones that take from it, bounded in number and weight.
///
/// Takers sleep while it is empty; those who offer never wait.
// All state is touched only with the mutex held, which lives as long as the queue.
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {
    /// What became of an offer.
    enum Offer { case taken, full, closed }

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let filled = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let maxCount: Int
    private let maxWeight: Int
    private var elements: [(element: Element, weight: Int)] = []
    /// Place of the first element that was not taken.
    private var head = 0
    private var weight = 0
    private var isClosed = false

    init(maxCount: Int, maxWeight: Int = .max) {
        self.maxCount = maxCount
        self.maxWeight = maxWeight
        pthread_mutex_init(mutex, nil)
        // Waits are measured on a clock that nobody sets.
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(filled, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    private static func moment(after nanoseconds: UInt64) -> timespec {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let total = UInt64(now.tv_nsec) + nanoseconds % 1_000_000_000
        return timespec(
            tv_sec: now.tv_sec + Int(nanoseconds / 1_000_000_000 + total / 1_000_000_000),
            tv_nsec: Int(total % 1_000_000_000))
    }

    deinit {
        pthread_cond_destroy(filled)
        pthread_mutex_destroy(mutex)
        filled.deallocate()
        mutex.deallocate()
    }

    /// Puts an element at the end. One that is heavier than the whole bound is let into an empty queue.
    ///
    /// - Parameter urgent: Whether it is taken whatever the bound; for what must not be lost.
    func offer(_ element: Element, weight added: Int = 0, urgent: Bool = false) -> Offer {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard !isClosed else { return .closed }
        let count = elements.count - head
        guard urgent || count == 0 || (count < maxCount && weight + added <= maxWeight) else { return .full }
        elements.append((element, added))
        weight += added
        pthread_cond_signal(filled)
        return .taken
    }

    /// Takes elements from the front, waiting while there is none: at most `maxGroupWeight` together, but
    /// always one. Nil when the queue is closed and everything was taken.
    ///
    /// - Parameter patience: Nanoseconds after which nothing is taken when nothing has come; nil waits for ever.
    func take(maxWeight maxGroupWeight: Int, maxCount maxGroupCount: Int, patience: UInt64? = nil) -> [Element]? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        var until = patience.map(Self.moment(after:))
        while head == elements.count {
            if isClosed { return nil }
            if until == nil {
                pthread_cond_wait(filled, mutex)
            } else if pthread_cond_timedwait(filled, mutex, &until!) == ETIMEDOUT {
                return []
            }
        }
        var taken: [Element] = []
        var takenWeight = 0
        while head < elements.count, taken.count < maxGroupCount {
            let next = elements[head]
            if !taken.isEmpty, takenWeight + next.weight > maxGroupWeight { break }
            taken.append(next.element)
            takenWeight += next.weight
            head += 1
        }
        weight -= takenWeight
        if head == elements.count || head > 1_024 {
            elements.removeFirst(head)
            head = 0
        }
        return taken
    }

    /// Takes no more; what is in it is still given out.
    func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        pthread_cond_broadcast(filled)
        pthread_mutex_unlock(mutex)
    }
}

/// Runs `body` on a thread of its own.
///
/// - Throws: ``StorageFault/disk(_:)`` when the system has no thread to give.
func startThread(_ body: @escaping @Sendable () -> Void) throws(StorageFault) {
    final class Start {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    let start = Unmanaged.passRetained(Start(body))
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let status = pthread_create(
        &thread, &attributes,
        { argument in
            let start = Unmanaged<Start>.fromOpaque(argument!).takeRetainedValue()
            start.body()
            return nil
        }, start.toOpaque())
    guard status == 0 else {
        start.release()
        throw .disk("no thread: \(String(cString: strerror(status)))")
    }
}
