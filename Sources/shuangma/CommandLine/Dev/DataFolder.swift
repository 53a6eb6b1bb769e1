import Foundation
import Glibc
import Security

/// The folder of a running system, held by one process at a time.
///
/// The lock is the kernel's (flock), so it ends with the process however that ends.
final class DataFolder: Sendable {
    let url: URL
    private let lock: Int32

    /// Makes the folder if it is missing, for its owner only, and takes its lock. Throws `Failure.wrongUse` with
    /// the reason, which names the process that holds the lock.
    init(_ path: String) throws {
        url = URL(filePath: path, directoryHint: .isDirectory)
        do {
            try FileManager.default.createDirectory(
                at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw Failure.wrongUse("cannot make the data folder '\(path)': \(error.localizedDescription)")
        }
        let file = url.appending(path: "lock").path
        lock = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0 else {
            throw Failure.wrongUse("cannot open '\(file)': \(String(cString: strerror(errno)))")
        }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            let holder = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
            close(lock)
            let process = holder.isEmpty ? "another process" : "process \(holder.trimmingCharacters(in: .newlines))"
            throw Failure.wrongUse("the data folder '\(path)' is in use by \(process)")
        }
        let text = "\(getpid())\n"
        guard ftruncate(lock, 0) == 0, pwrite(lock, text, text.utf8.count, 0) == text.utf8.count else {
            let reason = String(cString: strerror(errno))
            close(lock)
            throw Failure.wrongUse("cannot write '\(file)': \(reason)")
        }
    }

    deinit { close(lock) }

    /// A file or folder in it.
    func path(_ name: String) -> URL { url.appending(path: name) }

    /// Writes a file only its owner can read, at once or not at all.
    func writeSecret(_ bytes: [UInt8], to name: String) throws {
        do {
            try OwnerFile.write(bytes, to: path(name).path)
        } catch {
            throw Failure.wrongUse("\(error)")
        }
    }

    /// The bytes of a file, nil when there is none.
    func readSecret(_ name: String) throws -> [UInt8]? {
        do {
            return Array(try Data(contentsOf: path(name)))
        } catch CocoaError.fileReadNoSuchFile {
            return nil
        } catch {
            throw Failure.wrongUse("cannot read '\(path(name).path)': \(error.localizedDescription)")
        }
    }
}

extension DataFolder {
    /// The keys of a whole system in one process, made for a new folder.
    ///
    /// - Throws: ``ClusterKeys/FileError``; `Failure.wrongUse` when there is a store whose key of partitions is gone.
    func clusterKeys() throws -> ClusterKeys {
        let keys = KeyFolder(path("keys"))
        let (now, old) = (Surroundings.system.now(), path("cluster.keys"))
        let exists = { (file: URL) in FileManager.default.fileExists(atPath: file.path) }
        if !exists(keys.partitions), exists(old) {
            try keys.split(old, now: now)
        } else {
            guard exists(keys.partitions) || !exists(path("store")) else {
                throw Failure.wrongUse("'\(keys.partitions.path)' is missing: without it the store cannot be read")
            }
            _ = try keys.make(now: now)
        }
        return try keys.keys(now: now)
    }
}
