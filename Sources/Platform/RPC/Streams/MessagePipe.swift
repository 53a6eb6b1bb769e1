import DequeModule
import Synchronization

/// A bounded first-in-first-out queue between the producers and the one consumer of a stream's messages.
///
/// A producer that awaits ``send(_:)`` is suspended while `capacity` messages wait to be read; that is
/// the back-pressure of streams inside a process. The event-loop side of a network stream uses
/// ``offer(_:)`` instead, which never waits: there HTTP/2 flow control bounds what can be queued.
/// Either end may leave at any time: ``finish(throwing:)`` lets the consumer read what is queued and
/// then end, ``cancel(throwing:)`` drops what is queued and fails the producers.
///
/// Any thread may call any method. Only one task at a time may await ``next()``.
final class MessagePipe<Element: Sendable>: Sendable {
    /// How a pipe came to its end.
    private enum Ending {
        /// The producers are done: the consumer gets the queue, then the error or the end.
        case finished((any Error)?)
        /// The consumer has left or the call is over: nothing passes any more.
        case cancelled(any Error)
    }

    private struct Producer {
        let id: UInt64
        let element: Element
        let continuation: UnsafeContinuation<Void, any Error>
    }

    private struct State {
        var queue = Deque<Element>()
        var ending: Ending?
        var consumer: UnsafeContinuation<Element?, any Error>?
        var producers = Deque<Producer>()
        var lastProducer: UInt64 = 0
    }

    // The continuations are the unsafe kind because this is on the path of every message. Each is taken
    // out of the state in the same critical section that decides to resume it, so none is resumed twice,
    // and `finish`, `cancel` and task cancellation leave none behind.
    private let state = Mutex(State())
    private let capacity: Int
    private let onCancel: @Sendable () -> Void

    /// Creates an empty pipe.
    ///
    /// - Parameters:
    ///   - capacity: The most messages that wait to be read before producers wait. At least 1.
    ///   - onCancel: Called once, from any thread, when ``cancel(throwing:)`` ends the pipe before it had ended.
    init(capacity: Int, onCancel: @escaping @Sendable () -> Void = {}) {
        self.capacity = max(capacity, 1)
        self.onCancel = onCancel
    }

    /// The messages queued and not yet read, those of waiting producers not counted.
    var count: Int { state.withLock { $0.queue.count } }
}

// MARK: - Producers

extension MessagePipe {
    private enum Sent {
        case done, wait
        case failed(any Error)
    }

    /// Queues a message, after waiting while the pipe is full.
    ///
    /// - Throws: the error of ``cancel(throwing:)`` when the consumer has left, or `CancellationError` when
    ///   the calling task is cancelled or the pipe was finished before.
    func send(_ element: Element) async throws {
        let (sent, consumer) = state.withLock { (state) -> (Sent, UnsafeContinuation<Element?, any Error>?) in
            switch state.ending {
            case .cancelled(let error)?: return (.failed(error), nil)
            case .finished?: return (.failed(CancellationError()), nil)
            case nil: break
            }
            if let consumer = state.consumer.take() { return (.done, consumer) }
            guard state.queue.count < capacity, state.producers.isEmpty else { return (.wait, nil) }
            state.queue.append(element)
            return (.done, nil)
        }
        consumer?.resume(returning: element)
        switch sent {
        case .done: return
        case .failed(let error): throw error
        case .wait: try await wait(toSend: element)
        }
    }

    private func wait(toSend element: Element) async throws {
        let id = state.withLock { state in
            state.lastProducer += 1
            return state.lastProducer
        }
        try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                let producer = Producer(id: id, element: element, continuation: continuation)
                let (result, consumer) = enqueue(producer)
                consumer?.resume(returning: element)
                if let result { continuation.resume(with: result) }
            }
        } onCancel: {
            let producer = state.withLock { state -> Producer? in
                guard let index = state.producers.firstIndex(where: { $0.id == id }) else { return nil }
                return state.producers.remove(at: index)
            }
            producer?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Queues a producer that found the pipe full, or says how its send ended meanwhile.
    private func enqueue(
        _ producer: Producer
    ) -> (Result<Void, any Error>?, UnsafeContinuation<Element?, any Error>?) {
        state.withLock { state in
            switch state.ending {
            case .cancelled(let error)?: return (.failure(error), nil)
            case .finished?: return (.failure(CancellationError()), nil)
            case nil: break
            }
            // Cancelled before it was queued: the cancellation handler has run and found nothing.
            if Task.isCancelled { return (.failure(CancellationError()), nil) }
            if let consumer = state.consumer.take() { return (.success(()), consumer) }
            if state.queue.count < capacity, state.producers.isEmpty {
                state.queue.append(producer.element)
                return (.success(()), nil)
            }
            state.producers.append(producer)
            return (nil, nil)
        }
    }

    /// Queues a message at once, over the capacity if need be; a message after the end is dropped.
    func offer(_ element: Element) {
        let consumer = state.withLock { state -> UnsafeContinuation<Element?, any Error>? in
            guard state.ending == nil else { return nil }
            if let consumer = state.consumer.take() { return consumer }
            state.queue.append(element)
            return nil
        }
        consumer?.resume(returning: element)
    }

    /// Ends the pipe from the producers' side: the consumer reads what is queued, then the end or `error`.
    ///
    /// Messages of producers that still wait are delivered first. Has no effect on a pipe that has ended.
    func finish(throwing error: (any Error)? = nil) {
        let (consumer, producers) = state.withLock { state in
            guard state.ending == nil else {
                return (nil as UnsafeContinuation<Element?, any Error>?, Deque<Producer>())
            }
            state.ending = .finished(error)
            let producers = exchange(&state.producers, with: [])
            state.queue.append(contentsOf: producers.lazy.map(\.element))
            // A waiting consumer means an empty queue and no waiting producers.
            return (state.consumer.take(), producers)
        }
        if let error { consumer?.resume(throwing: error) } else { consumer?.resume(returning: nil) }
        for producer in producers { producer.continuation.resume() }
    }
}

// MARK: - Consumer

extension MessagePipe {
    private enum Received {
        case element(Element)
        case end
        case failed(any Error)
        case wait
    }

    /// The next message, or nil at the end.
    ///
    /// - Throws: the error the pipe was finished or cancelled with, or `CancellationError` when the calling
    ///   task is cancelled while it waits.
    func next() async throws -> Element? {
        switch takeIfReady() {
        case .element(let element): return element
        case .end: return nil
        case .failed(let error): throw error
        case .wait: break
        }
        return try await withTaskCancellationHandler {
            try await withUnsafeThrowingContinuation { continuation in
                let (received, producer) = state.withLock { state -> (Received, Producer?) in
                    let (received, producer) = Self.take(from: &state)
                    guard case .wait = received else { return (received, producer) }
                    // Cancelled before it was stored: the cancellation handler has run and found nothing.
                    if Task.isCancelled { return (.failed(CancellationError()), nil) }
                    precondition(state.consumer == nil, "two tasks read one stream of messages")
                    state.consumer = continuation
                    return (.wait, nil)
                }
                producer?.continuation.resume()
                switch received {
                case .element(let element): continuation.resume(returning: element)
                case .end: continuation.resume(returning: nil)
                case .failed(let error): continuation.resume(throwing: error)
                case .wait: break
                }
            }
        } onCancel: {
            let consumer = state.withLock { $0.consumer.take() }
            consumer?.resume(throwing: CancellationError())
        }
    }

    /// The next message if one is queued.
    func takeNow() -> Element? {
        guard case .element(let element) = takeIfReady() else { return nil }
        return element
    }

    private func takeIfReady() -> Received {
        let (received, producer) = state.withLock { Self.take(from: &$0) }
        producer?.continuation.resume()
        return received
    }

    /// Takes the first message and moves the first waiting producer's message into the place it leaves.
    private static func take(from state: inout State) -> (Received, Producer?) {
        if let element = state.queue.popFirst() {
            guard let producer = state.producers.popFirst() else { return (.element(element), nil) }
            state.queue.append(producer.element)
            return (.element(element), producer)
        }
        switch state.ending {
        case .finished(nil)?: return (.end, nil)
        case .finished(let error?)?: return (.failed(error), nil)
        case .cancelled(let error)?: return (.failed(error), nil)
        case nil: return (.wait, nil)
        }
    }

    /// Ends the pipe at once: drops what is queued, and fails the consumer and all producers with `error`.
    ///
    /// Has no effect on a pipe that was cancelled before; one that was finished only loses its queue.
    func cancel(throwing error: any Error) {
        let (first, consumer, producers) = state.withLock { state in
            let first = state.ending == nil
            if case .cancelled? = state.ending {
                return (false, nil as UnsafeContinuation<Element?, any Error>?, Deque<Producer>())
            }
            state.ending = .cancelled(error)
            state.queue.removeAll()
            return (first, state.consumer.take(), exchange(&state.producers, with: []))
        }
        consumer?.resume(throwing: error)
        for producer in producers { producer.continuation.resume(throwing: error) }
        if first { onCancel() }
    }
}

/// Puts `replacement` into `value` and returns what was there.
private func exchange<T>(_ value: inout T, with replacement: T) -> T {
    let old = value
    value = replacement
    return old
}
