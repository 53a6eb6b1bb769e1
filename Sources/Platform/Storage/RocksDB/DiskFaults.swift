import Glibc
import Synchronization

/// Lets writes fail as on a broken disk or without descriptors, or take long as on a slow disk; never does by itself.
final class DiskFaults: Sendable {
    private let isBroken = Atomic<Bool>(false)
    private let isOutOfDescriptors = Atomic<Bool>(false)
    private let syncMicroseconds = Atomic<UInt32>(0)

    /// Every write fails from now on.
    func breakDisk() { isBroken.store(true, ordering: .releasing) }

    /// Every write fails from now on as when RocksDB could not open a file.
    func runOut() { isOutOfDescriptors.store(true, ordering: .releasing) }

    /// Every sync takes so much longer from now on.
    func slowDown(microseconds: UInt32) { syncMicroseconds.store(microseconds, ordering: .relaxed) }

    /// - Throws: ``StorageFault/disk(_:)`` when the disk is broken; ``StorageFault/noResources(_:)``.
    func check(synced: Bool) throws(StorageFault) {
        if isBroken.load(ordering: .acquiring) { throw .disk("IO error: injected") }
        if isOutOfDescriptors.load(ordering: .acquiring) { throw .noResources("IO error: injected") }
        let wait = synced ? syncMicroseconds.load(ordering: .relaxed) : 0
        if wait > 0 { usleep(wait) }
    }
}
