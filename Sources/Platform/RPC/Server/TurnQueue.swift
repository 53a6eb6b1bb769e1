import NIOCore

/// A connection that has read more than it may work off at once.
protocol TurnTaker: AnyObject {
    /// Works off as much as one turn allows; false when nothing is left for another.
    func takeTurn() -> Bool
}

/// The connections of one event loop that have more requests waiting than one turn works off: they take turns, and between
/// two turns the loop looks at everybody's sockets. So who sends a thousand requests at once delays others by one turn of
/// its own and not by a thousand requests. Belongs to its event loop.
final class TurnQueue {
    /// The most requests of one connection in a turn. Connections between honest clients and servers seldom have as many
    /// in one read.
    static let requestsMax = 32

    /// How long the loop gets for others between two turns. What is asked of a loop at once it does before it looks at
    /// its sockets, so the pause must not be 0; it is too short for a loop without other work to notice.
    static let pause = TimeAmount.microseconds(10)

    private let loop: any EventLoop
    private var waiting = CircularBuffer<any TurnTaker>()
    private var isScheduled = false

    init(_ loop: any EventLoop) { self.loop = loop }

    /// Puts a connection at the end of the queue. It must not be in it.
    func add(_ connection: any TurnTaker) {
        waiting.append(connection)
        schedule()
    }

    private func schedule() {
        guard !isScheduled, !waiting.isEmpty else { return }
        isScheduled = true
        loop.assumeIsolated().scheduleTask(in: Self.pause) { self.next() }
    }

    private func next() {
        isScheduled = false
        if let connection = waiting.popFirst(), connection.takeTurn() { waiting.append(connection) }
        schedule()
    }
}
