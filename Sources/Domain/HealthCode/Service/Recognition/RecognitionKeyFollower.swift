import Logging
import Security

/// Reads the file of the keys that sign assertions again and again, so that a new key needs no restart.
struct RecognitionKeyFollower: Sendable {
    let keys: FollowedES256Keys
    let logger: Logger
    let pause: @Sendable (Duration) async throws -> Void

    /// Follows the file until the task is cancelled. A file that cannot be used changes nothing, and is told once.
    func run() async {
        var last: String?
        while (try? await pause(ClusterKeys.pollInterval)) != nil, !Task.isCancelled {
            do {
                try keys.poll()
                last = nil
            } catch {
                if "\(error)" != last { logger.warning("keys of recognition: \(error)") }
                last = "\(error)"
            }
        }
    }
}
