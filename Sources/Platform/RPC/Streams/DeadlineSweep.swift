import NIOCore

/// One timer for the deadlines of all calls of a connection.
///
/// A timer for each call would cost an allocation and two changes of the loop's heap per call, nearly
/// always for nothing. Instead one timer stands at the earliest deadline that was announced since it last
/// fired; when it fires, the owner looks through its open calls, ends those that are due and says
/// which deadline is the earliest of the others. Calls that end in time never touch the timer.
///
/// Belongs to its event loop: every method is called there.
final class DeadlineSweep {
    private let loop: any EventLoop
    /// Ends the calls that are due at the given time and returns the earliest deadline left.
    var sweep: (NIODeadline) -> NIODeadline?
    private var timer: Scheduled<Void>?
    @exclusivity(unchecked) private var firesAt = NIODeadline.distantFuture

    /// Creates a sweep without a timer.
    ///
    /// - Parameter sweep: Ends every call whose deadline is not after the time it is given, and returns
    ///   the earliest deadline among the remaining calls, nil without one. Should hold its owner weakly.
    init(on loop: any EventLoop, sweep: @escaping (NIODeadline) -> NIODeadline? = { _ in nil }) {
        self.loop = loop
        self.sweep = sweep
    }

    /// Makes sure that the sweep runs at `deadline` at the latest.
    func announce(_ deadline: NIODeadline) {
        loop.assertInEventLoop()
        guard deadline < firesAt else { return }
        timer?.cancel()
        firesAt = deadline
        timer = loop.assumeIsolated().scheduleTask(deadline: deadline) { [weak self] in self?.fire() }
    }

    /// Takes the timer back; deadlines announced before are forgotten.
    func stop() {
        timer?.cancel()
        timer = nil
        firesAt = .distantFuture
    }

    private func fire() {
        timer = nil
        firesAt = .distantFuture
        if let next = sweep(loop.now) { announce(next) }
    }
}
