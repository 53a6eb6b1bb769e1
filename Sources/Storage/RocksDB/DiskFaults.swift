import Synchronization

/// Lets writes fail as on a broken disk; never does by itself.
final class DiskFaults: Sendable {
    private let isBroken = Atomic<Bool>(false)

    /// Every write fails from now on.
    func breakDisk() { isBroken.store(true, ordering: .releasing) }

    /// - Throws: ``StorageFault/disk(_:)`` when the disk is broken.
    func check() throws(StorageFault) {
        if isBroken.load(ordering: .acquiring) { throw .disk("IO error: injected") }
    }
}
