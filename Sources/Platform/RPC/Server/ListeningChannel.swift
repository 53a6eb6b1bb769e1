import NIOCore
import Synchronization

/// The channel a server listens on, while it does.
final class ListeningChannel: Sendable {
    private let channel = Mutex<(any NIOCore.Channel)?>(nil)

    func set(_ value: any NIOCore.Channel) { channel.withLock { $0 = value } }

    func take() -> (any NIOCore.Channel)? { channel.withLock { $0.take() } }
}
