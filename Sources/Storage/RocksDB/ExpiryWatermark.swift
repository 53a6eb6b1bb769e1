import CRocksDB
import Glibc
import Synchronization

/// The moment before which expired records may be dropped for good, in nanoseconds since 1970.
///
/// It is the stamp of the latest applied command. No later command has an earlier stamp, so none can tell
/// a dropped record from an expired one, and replaying a log gives the same results whatever was dropped.
/// Zero, while a log is being replayed, drops nothing.
final class ExpiryWatermark: Sendable {
    private let moment = Atomic<Int64>(0)

    var value: Int64 { moment.load(ordering: .relaxed) }

    /// Moves it forward; it never goes back.
    func advance(to stamp: Int64) { moment.max(stamp, ordering: .relaxed) }

    /// A filter that makes compactions drop what expired before the watermark. The filter holds a
    /// reference until it is destroyed.
    func makeFilter() -> OpaquePointer {
        rocksdb_compactionfilter_create(
            Unmanaged.passRetained(self).toOpaque(),
            { Unmanaged<ExpiryWatermark>.fromOpaque($0!).release() },
            { state, _, _, _, value, length, _, _, _ in
                guard let state, let value, length >= StoredValue.headerLength else { return 0 }
                let expiry = StoredValue.expiry(of: UnsafeRawBufferPointer(start: value, count: length))
                guard expiry != 0 else { return 0 }
                let watermark = Unmanaged<ExpiryWatermark>.fromOpaque(state).takeUnretainedValue()
                return expiry <= watermark.value ? 1 : 0
            },
            { _ in expiryFilterName })
    }
}

/// RocksDB asks for the name as C text that stays.
// Written once before anybody can see it, and never freed.
nonisolated(unsafe) private let expiryFilterName = UnsafePointer(strdup("shuangma.expiry")!)
