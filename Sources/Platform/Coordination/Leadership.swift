import Synchronization

/// The fact that a candidate leads, while it does. Letting go of it resigns.
public final class Leadership: Sendable {
    /// What is led.
    public let election: String
    /// Tells this leadership from every earlier and later one of the election: it rises.
    public let term: Int64

    private let stillHolds: @Sendable () -> Bool
    private let resigning: @Sendable () async -> Void
    private let abandoning: @Sendable () -> Void
    private let over = Latch()

    /// Makes a leadership that is held.
    ///
    /// - Parameters:
    ///   - holds: Whether the lease surely is still kept, by the monotonic clock.
    ///   - resign: Gives the leadership up.
    ///   - abandon: Stops keeping the lease, without waiting for anything.
    public init(
        election: String, term: Int64, holds: @escaping @Sendable () -> Bool,
        resign: @escaping @Sendable () async -> Void, abandon: @escaping @Sendable () -> Void
    ) {
        self.election = election
        self.term = term
        stillHolds = holds
        resigning = resign
        abandoning = abandon
    }

    deinit {
        over.open()
        abandoning()
    }

    /// Whether it surely still leads: nobody else can have been elected.
    public var isHeld: Bool { !over.isOpen && stillHolds() }

    /// Returns when it leads no longer, whether it resigned or lost its lease, or when the task is cancelled.
    public func waitUntilLost() async { await over.wait() }

    /// Leads no longer, so that another can at once. Harmless when repeated.
    public func resign() async {
        over.open()
        await resigning()
    }

    /// Says that the lease is lost.
    func lose() { over.open() }
}

/// Something that happens once, and those who wait for it.
final class Latch: Sendable {
    private let opened = Published<Bool>(false)

    /// Whether it has happened.
    var isOpen: Bool { opened.value == true }

    /// It happens. Harmless when repeated.
    func open() { opened.publish(true) }

    /// Returns once it has happened, or the task is cancelled.
    func wait() async {
        for await isOpen in opened.updates() where isOpen { return }
    }
}
