import Glibc
public import Logging
import NIOSSL
import Synchronization

/// The certificate, key and authorities of a process, read again when their files change: a certificate is renewed while
/// the process runs. Listeners and channels take them for new connections; those that are open go on as they began.
///
/// ```swift
/// let identity = try TLSIdentity(files)
/// let following = Task { await identity.follow(logger: logger) }
/// let server = Server(listening: .identity(host: "0.0.0.0", port: 8443, identity, demandsClients: true), …)
/// ```
public final class TLSIdentity: Sendable {
    /// What the files held when they were read last and fitted each other.
    struct Material: Sendable {
        let chain: [NIOSSLCertificate]
        let key: NIOSSLPrivateKey
        let authorities: [NIOSSLCertificate]
        /// Rises whenever other material is taken.
        let generation: Int
        fileprivate let stamps: [FileStamp?]
    }

    /// Seconds between two looks at the files.
    public static let lookSeconds = 10

    /// The files.
    public let files: TLSFiles
    private let state: Mutex<Material>

    /// Reads the files.
    ///
    /// - Throws: ``TLSFiles/FileError``, also when the key is not the certificate's.
    public init(_ files: TLSFiles) throws {
        self.files = files
        state = Mutex(try Self.read(files, generation: 0))
    }

    var material: Material { state.withLock { $0 } }

    /// When the certificate ends, seconds since 1970.
    public var expiresAt: Int64 { material.chain.first.map { Int64($0.notValidAfter) } ?? 0 }

    /// When the last of the trusted authorities ends, seconds since 1970; nil without any.
    public var authorityExpiresAt: Int64? { material.authorities.map { Int64($0.notValidAfter) }.max() }

    /// The URIs that the certificate bears.
    public var uris: [String] { material.chain.first?.uris ?? [] }

    /// Reads the files again if one of them has changed. What cannot be used, such as a key whose certificate is not
    /// there yet, leaves everything as it was; the next look tries again.
    ///
    /// - Returns: Whether other material is in use now.
    /// - Throws: ``TLSFiles/FileError``.
    @discardableResult
    public func refresh() throws -> Bool {
        let known = material
        guard Self.stamps(of: files) != known.stamps else { return false }
        let read = try Self.read(files, generation: known.generation + 1)
        state.withLock { $0 = read }
        return true
    }

    /// Looks at the files again and again until the task is cancelled. The log tells what was taken, and what cannot be.
    public func follow(every interval: Duration = .seconds(lookSeconds), logger: Logger) async {
        var problem: String?
        while (try? await Task.sleep(for: interval)) != nil {
            do {
                if try refresh() {
                    logger.notice("the certificate was read again", metadata: ["file": "\(files.certificate)"])
                }
                problem = nil
            } catch {
                let text = "\(error)"
                if text != problem {
                    logger.error("a changed certificate cannot be used", metadata: ["reason": "\(text)"])
                }
                problem = text
            }
        }
    }

    // MARK: Settings of TLS

    func server(demandsClients: Bool) -> TLSConfiguration { files.server(material, demandsClients: demandsClients) }

    func client() -> TLSConfiguration { files.client(material) }

    private static func read(_ files: TLSFiles, generation: Int) throws -> Material {
        // Before the files are read, so that what changes meanwhile is read again.
        let stamps = stamps(of: files)
        let (chain, key) = try files.own()
        let authorities = try files.authorities()
        let material = Material(
            chain: chain, key: key, authorities: authorities, generation: generation, stamps: stamps)
        do {
            _ = try NIOSSLContext(configuration: files.server(material, demandsClients: !authorities.isEmpty))
        } catch {
            throw TLSFiles.FileError(description: "'\(files.key)' is not the key of '\(files.certificate)'")
        }
        return material
    }

    private static func stamps(of files: TLSFiles) -> [FileStamp?] {
        [files.certificate, files.key, files.authority].map { $0.flatMap(FileStamp.init) }
    }
}

/// Tells whether a file is still the one that was read.
private struct FileStamp: Equatable {
    let inode: UInt64
    let bytes: Int64
    let seconds: Int
    let nanoseconds: Int

    /// Nil when there is no such file.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        inode = UInt64(status.st_ino)
        bytes = Int64(status.st_size)
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }
}
