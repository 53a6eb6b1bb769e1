import NIOCore
import Synchronization

/// A connection that can be asked to end. Called on its event loop.
protocol ServerConnection: AnyObject, Sendable {
    /// Finishes what it is doing, takes nothing new, then closes.
    func drain()
}

/// The open connections of a server.
final class ConnectionRegistry: Sendable {
    private struct Entry {
        let channel: any NIOCore.Channel
        let connection: any ServerConnection
    }

    private struct State {
        var entries: [ObjectIdentifier: Entry] = [:]
        var isDraining = false
    }

    private let state = Mutex(State())

    /// Adds a connection until its channel closes.
    func add(_ connection: any ServerConnection, of channel: any NIOCore.Channel) {
        let id = ObjectIdentifier(connection)
        let isDraining = state.withLock { state in
            state.entries[id] = Entry(channel: channel, connection: connection)
            return state.isDraining
        }
        channel.closeFuture.whenComplete { _ in self.state.withLock { $0.entries[id] = nil } }
        if isDraining { channel.eventLoop.execute { connection.drain() } }
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
