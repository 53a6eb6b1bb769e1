import NIOCore
import Synchronization

/// A connection that can be asked to end. Called on its event loop.
protocol ServerConnection: AnyObject, Sendable {
    /// Finishes what it is doing, takes nothing new, then closes.
    func drain()

    /// What it is doing at `now`, as JSON, with its first streams.
    func describe(at now: NIODeadline, streamsMax: Int) -> [UInt8]
}

/// The open connections of a server.
final class ConnectionRegistry: Sendable {
    private struct Entry {
        let number: Int
        let channel: any NIOCore.Channel
        let connection: any ServerConnection
    }

    private struct State {
        var entries: [ObjectIdentifier: Entry] = [:]
        var isDraining = false
        var lastNumber = 0
    }

    private let state = Mutex(State())

    /// Adds a connection until its channel closes.
    func add(_ connection: any ServerConnection, of channel: any NIOCore.Channel) {
        let id = ObjectIdentifier(connection)
        let isDraining = state.withLock { state in
            state.lastNumber += 1
            state.entries[id] = Entry(number: state.lastNumber, channel: channel, connection: connection)
            return state.isDraining
        }
        channel.closeFuture.whenComplete { _ in self.state.withLock { $0.entries[id] = nil } }
        if isDraining { channel.eventLoop.execute { connection.drain() } }
    }

    /// What the first connections are doing, as JSON, and how many there are.
    func describe(max: Int, streamsMax: Int) async -> (count: Int, shown: [[UInt8]]) {
        let entries = state.withLock { Array($0.entries.values) }
        var shown: [[UInt8]] = []
        for entry in entries.sorted(by: { $0.number < $1.number }).prefix(max) {
            let connection = entry.connection
            let text = try? await entry.channel.eventLoop.submit {
                connection.describe(at: .now(), streamsMax: streamsMax)
            }
            .get()
            if let text { shown.append(text) }
        }
        return (entries.count, shown)
    }

    /// Drains every connection, and closes what is left after `grace`.
    func drain(grace: Duration) async {
        let entries = state.withLock { state in
            state.isDraining = true
            return Array(state.entries.values)
        }
        for entry in entries { entry.channel.eventLoop.execute { entry.connection.drain() } }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                for entry in entries { _ = try? await entry.channel.closeFuture.get() }
            }
            group.addTask {
                try? await Task.sleep(for: grace)
                for entry in entries { entry.channel.close(promise: nil) }
            }
            await group.next()
            group.cancelAll()
        }
    }
}
