import NIOCore

/// What a server's observers are told of one call, counted on its event loop.
struct CallRecord {
    private let observers: [any ServerObserver]
    private let begun: NIODeadline
    private var isOver = false
    var requests = 0
    var requestBytes = 0
    var responses = 0
    var responseBytes = 0

    init(_ context: CallContext, observers: [any ServerObserver], now: NIODeadline) {
        self.observers = observers
        begun = now
        for observer in observers { observer.callBegan(context) }
    }

    /// Tells the observers the status; further ones are not told.
    mutating func end(_ context: CallContext, _ code: StatusCode) {
        guard !isOver else { return }
        isOver = true
        guard !observers.isEmpty else { return }
        let outcome = CallOutcome(
            code: code, nanoseconds: (NIODeadline.now() - begun).nanoseconds, requests: requests,
            requestBytes: requestBytes, responses: responses, responseBytes: responseBytes)
        for observer in observers { observer.callEnded(context, outcome) }
    }
}
