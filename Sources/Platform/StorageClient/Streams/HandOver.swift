import Synchronization

/// Hands elements from several tasks to one, each when it is asked for: whoever has one waits until it is taken.
final class HandOver<Element: Sendable>: Sendable {
    private struct Offer {
        let id: UInt64
        let element: Element
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var offers: [Offer] = []
        var taker: CheckedContinuation<Element, any Error>?
        var end: (any Error)?
        var lastOffer: UInt64 = 0
    }

    private enum Outcome {
        case given(to: CheckedContinuation<Element, any Error>)
        case refused(any Error)
        case waits
    }

    private let state = Mutex(State())

    /// Waits until the element is taken.
    ///
    /// - Throws: What it was ended with; `CancellationError`.
    func send(_ element: Element) async throws {
        let id = state.withLock { state in
            state.lastOffer += 1
            return state.lastOffer
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                offer(Offer(id: id, element: element, continuation: continuation))
            }
        } onCancel: {
            let offer = state.withLock { state in
                state.offers.firstIndex { $0.id == id }.map { state.offers.remove(at: $0) }
            }
            offer?.continuation.resume(throwing: CancellationError())
        }
    }

    private func offer(_ offer: Offer) {
        let outcome = state.withLock { state -> Outcome in
            if let end = state.end { return .refused(end) }
            // Cancelled before it was offered: the handler has run and found nothing.
            if Task.isCancelled { return .refused(CancellationError()) }
            if let taker = state.taker {
                state.taker = nil
                return .given(to: taker)
            }
            state.offers.append(offer)
            return .waits
        }
        switch outcome {
        case .given(let taker):
            taker.resume(returning: offer.element)
            offer.continuation.resume()
        case .refused(let error): offer.continuation.resume(throwing: error)
        case .waits: break
        }
    }

    /// The next element, in the order they were offered.
    ///
    /// - Throws: What it was ended with; `CancellationError`.
    func next() async throws -> Element {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let taken = state.withLock { state -> Result<Offer, any Error>? in
                    if let end = state.end { return .failure(end) }
                    if !state.offers.isEmpty { return .success(state.offers.removeFirst()) }
                    if Task.isCancelled { return .failure(CancellationError()) }
                    precondition(state.taker == nil, "two tasks listen to one stream of changes")
                    state.taker = continuation
                    return nil
                }
                switch taken {
                case .success(let offer):
                    offer.continuation.resume()
                    continuation.resume(returning: offer.element)
                case .failure(let error): continuation.resume(throwing: error)
                case nil: break
                }
            }
        } onCancel: {
            let taker = state.withLock { state in
                defer { state.taker = nil }
                return state.taker
            }
            taker?.resume(throwing: CancellationError())
        }
    }

    /// Takes no more, and gives none; the first reason holds.
    func end(throwing error: any Error) {
        let (taker, offers) = state.withLock { state in
            if state.end == nil { state.end = error }
            defer {
                state.taker = nil
                state.offers = []
            }
            return (state.taker, state.offers)
        }
        taker?.resume(throwing: error)
        for offer in offers { offer.continuation.resume(throwing: error) }
    }
}
