import Foundation
import InteropSuite
import NIOSSL
import RPC
import Synchronization
import TestContracts
import TestSupport
import Testing

@Suite("Certificates that are renewed while a process runs", .timeLimit(.minutes(1)))
struct TLSIdentityTests {
    /// A folder with the files of one process, which a test replaces.
    private struct Files {
        private let folder: TemporaryFolder
        let files: TLSFiles

        init(_ certificates: Certificates, _ identity: Certificates.Identity) throws {
            folder = try TemporaryFolder()
            let path = folder.url.path
            files = TLSFiles(
                certificate: path + "/own.pem", key: path + "/own.key", authority: path + "/authority.pem")
            try place(identity.certificate, at: files.certificate)
            try place(identity.key, at: files.key)
            try place(certificates.authority, at: path + "/authority.pem")
        }

        func place(_ source: String, at target: String) throws {
            try Data(contentsOf: URL(filePath: source)).write(to: URL(filePath: target), options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: target)
        }

        func replace(with identity: Certificates.Identity) throws {
            try place(identity.key, at: files.key)
            try place(identity.certificate, at: files.certificate)
        }

        /// Trusts several authorities.
        func trust(_ authorities: String...) throws {
            let text = try authorities.map { try String(contentsOfFile: $0, encoding: .utf8) }.joined()
            try Data(text.utf8).write(to: URL(filePath: files.authority ?? ""), options: .atomic)
        }
    }

    private func call(_ channel: RPC.Channel) async -> RPCError? {
        do {
            _ = try await GRPCTesting.TestServiceClient(channel).emptyCall(
                .init(), options: .init(timeout: .seconds(20)))
        } catch {
            return error as? RPCError
        }
        return nil
    }

    @Test("A private key that others can read is refused, and the error says what to do", arguments: [0o640, 0o604])
    func readableKey(mode: Int) throws {
        let certificates = try Certificates()
        let own = try Files(certificates, certificates.server)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: own.files.key)
        let error = #expect(throws: TLSFiles.FileError.self) { try TLSIdentity(own.files) }
        #expect(error?.description.contains("chmod 600 \(own.files.key)") == true)
        #expect(throws: TLSFiles.FileError.self) { try own.files.client() }
    }

    @Test("A renewed certificate is shown to connections that begin after it was read, by servers and by channels")
    func renewal() async throws {
        let certificates = try Certificates()
        let (own, other) = (try Files(certificates, certificates.server), try Files(certificates, certificates.client))
        let (server, client) = (try TLSIdentity(own.files), try TLSIdentity(other.files))
        let seen = Mutex<[Peer]>([])
        let listening = Server(
            listening: .identity(host: "127.0.0.1", port: 0, server, demandsClients: true), services: [TestService()],
            interceptors: [Noting { peer in seen.withLock { $0.append(peer) } }], threads: 1)
        let port = try await listening.start()
        func channel(_ uri: String) throws -> RPC.Channel {
            var configuration = ChannelConfiguration()
            configuration.security = .identity(client, server: .uri(uri))
            return try RPC.Channel("localhost:\(port)", configuration: configuration)
        }
        let old = try channel("spiffe://test/server/1")
        #expect(await call(old) == nil)

        let names = "DNS:localhost,URI:spiffe://test/server/2"
        try own.replace(with: try certificates.identity("server-2", alternatives: names))
        try other.replace(with: try certificates.identity("client-2", alternatives: "URI:spiffe://test/client/2"))
        #expect(try server.refresh() && client.refresh())
        let (renewed, former) = (try channel("spiffe://test/server/2"), try channel("spiffe://test/server/1"))
        #expect(await call(renewed) == nil)
        #expect(await call(former)?.code == .unavailable, "the former certificate is not shown any more")
        #expect(await call(old) == nil, "what is open goes on")
        let uris = seen.withLock { peers in
            peers.map { peer -> [String] in
                guard case .network(_, let certificate?) = peer else { return [] }
                return certificate.uris
            }
        }
        #expect(uris == [["spiffe://test/client/1"], ["spiffe://test/client/2"], ["spiffe://test/client/1"]])
        for channel in [old, renewed, former] { await channel.shutdown(grace: .zero) }
        await listening.shutdown(grace: .zero)
    }

    @Test("Files that do not fit each other, or cannot be read, leave the former certificate in use until they do")
    func halfWritten() throws {
        let certificates = try Certificates()
        let own = try Files(certificates, certificates.server)
        let identity = try TLSIdentity(own.files)
        #expect(try !identity.refresh(), "nothing has changed")
        // The key comes first.
        try own.place(certificates.client.key, at: own.files.key)
        #expect(throws: TLSFiles.FileError.self) { try identity.refresh() }
        #expect(identity.uris == ["spiffe://test/server/1"])
        try own.place(certificates.client.certificate, at: own.files.certificate)
        #expect(try identity.refresh())
        #expect(identity.uris == ["spiffe://test/client/1"] && identity.expiresAt > 0)
        try FileManager.default.removeItem(atPath: own.files.certificate)
        #expect(throws: TLSFiles.FileError.self) { try identity.refresh() }
        #expect(identity.uris == ["spiffe://test/client/1"])
    }

    @Test("An authority is replaced while processes run: both are trusted, certificates change, the old one is dropped")
    func rotation() async throws {
        let (before, after) = (try Certificates(), try Certificates())
        let (own, other) = (try Files(before, before.server), try Files(before, before.client))
        let (server, client) = (try TLSIdentity(own.files), try TLSIdentity(other.files))
        let listening = Server(
            listening: .identity(host: "127.0.0.1", port: 0, server, demandsClients: true), services: [TestService()],
            threads: 1)
        let port = try await listening.start()
        func calls() async throws -> RPCError? {
            var configuration = ChannelConfiguration()
            configuration.security = .identity(client)
            let channel = try RPC.Channel("localhost:\(port)", configuration: configuration)
            defer { Task { await channel.shutdown(grace: .zero) } }
            return await call(channel)
        }
        func refresh() throws { _ = (try server.refresh(), try client.refresh()) }
        for files in [own, other] { try files.trust(before.authority, after.authority) }
        try refresh()
        #expect(try await calls() == nil)
        try own.replace(with: after.server)
        try refresh()
        #expect(try await calls() == nil, "one side has the new authority's certificate")
        try other.replace(with: after.client)
        for files in [own, other] { try files.trust(after.authority) }
        try refresh()
        #expect(try await calls() == nil)
        // Who kept a certificate of the old authority is let in no more.
        try other.replace(with: before.client)
        try refresh()
        #expect(try await calls()?.code == .unavailable)
        await listening.shutdown(grace: .zero)
    }
}

/// Notes who calls.
private struct Noting: ServerInterceptor {
    let note: @Sendable (Peer) -> Void

    func intercept(
        _ call: any ServerCall, context: CallContext,
        next: @Sendable (any ServerCall, CallContext) async throws -> Void
    ) async throws {
        note(context.peer)
        try await next(call, context)
    }
}
