import Glibc
import NIOCore

/// Stands before the accepting of connections: pauses it while descriptors are scarce, so that a server never takes those
/// that are reserved for others of its process. What comes meanwhile waits in the system's queue, which is bounded.
// Sendable in name only: a channel's handlers belong to its loop.
final class AcceptGate: ChannelDuplexHandler, @unchecked Sendable {
    typealias InboundIn = any NIOCore.Channel
    typealias OutboundIn = Never

    /// How soon a gate that is closed looks again.
    private static let pause = TimeAmount.milliseconds(50)

    private let descriptorsMax: Int
    private var isPaused = false

    init(descriptorsMax: Int) { self.descriptorsMax = descriptorsMax }

    func read(context: ChannelHandlerContext) {
        guard !isPaused else { return }
        guard isScarce else { return context.read() }
        isPaused = true
        let context = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.value.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) { [self] in
            isPaused = false
            if context.value.channel.isActive { read(context: context.value) }
        }
    }

    /// Whether a new descriptor would be one of those that are reserved: the system gives out the lowest that is free.
    private var isScarce: Bool {
        guard descriptorsMax < Int.max else { return false }
        let next = open("/dev/null", O_RDONLY | O_CLOEXEC)
        guard next >= 0 else { return true }
        Glibc.close(next)
        return Int(next) >= descriptorsMax
    }
}
