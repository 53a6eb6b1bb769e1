import NIOCore

/// Notices a server that has gone silent: asks for a sign of life, and gives up when none comes.
///
/// One timer runs at a time; hearing from the server only notes the time, so that traffic costs no timers.
/// Belongs to its event loop.
final class KeepaliveTimer {
    /// What the owner has to do.
    enum Action {
        /// Send a PING; the owner answers whether it did, which it does only while that makes sense.
        case ask
        /// The server did not answer in time: close the connection.
        case giveUp
    }

    private let loop: any EventLoop
    private let keepalive: ChannelConfiguration.Keepalive?
    private let act: (Action) -> Bool
    private var heardAt: NIODeadline
    private var askedAt: NIODeadline?
    private var timer: Scheduled<Void>?

    init(on loop: any EventLoop, _ keepalive: ChannelConfiguration.Keepalive?, act: @escaping (Action) -> Bool) {
        self.loop = loop
        self.keepalive = keepalive
        self.act = act
        heardAt = loop.now
    }

    /// Begins to watch.
    func start() {
        guard let keepalive else { return }
        heard()
        schedule(in: keepalive.interval)
    }

    /// Notes that the server sent something.
    func heard() {
        guard keepalive != nil else { return }
        heardAt = loop.now
        askedAt = nil
    }

    /// Ends the watch.
    func stop() {
        timer?.cancel()
        timer = nil
    }

    private func schedule(in wait: Duration) {
        timer = loop.assumeIsolated().scheduleTask(in: .nanoseconds(wait.nanosecondsClamped)) { [weak self] in
            self?.fire()
        }
    }

    private func fire() {
        guard let keepalive else { return }
        let silence = Duration.nanoseconds((loop.now - heardAt).nanoseconds)
        if let askedAt {
            let waited = Duration.nanoseconds((loop.now - askedAt).nanoseconds)
            if waited >= keepalive.timeout { _ = act(.giveUp) } else { schedule(in: keepalive.timeout - waited) }
        } else if silence < keepalive.interval {
            schedule(in: keepalive.interval - silence)
        } else if act(.ask) {
            askedAt = loop.now
            schedule(in: keepalive.timeout)
        } else {
            schedule(in: keepalive.interval)
        }
    }
}
