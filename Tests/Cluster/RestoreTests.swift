import Foundation
import TestPrograms
import Testing

@Suite("Restoring a cluster of real processes", .serialized, .timeLimit(.minutes(3)))
struct RestoreTests {
    /// Services do not start with keys of another cluster, or with keys that others can replace; with their own they do.
    private func judgesKeys(_ cluster: LocalCluster) async throws {
        let (files, keys, other) = (FileManager.default, cluster.data + "/keys", cluster.scratch.path("other"))
        #expect(try await Program().run("keys", "make", "--folder", other).status == 0)
        #expect(try await cluster.run("kill", "services-1").status == 0)
        let foreign = [
            (["partitions.key"], "is another cluster's"), (["records.keys"], "none of the keys that seal"),
            (["audit.keys", "audit.jwks"], "none of the keys that sign"),
            (["signing.keys", "public.jwks"], "name another issuer"),
        ]
        for (names, text) in foreign {
            for name in names {
                try files.moveItem(atPath: "\(keys)/\(name)", toPath: cluster.scratch.path("own-\(name)"))
                try files.copyItem(atPath: "\(other)/\(name)", toPath: "\(keys)/\(name)")
            }
            let refused = try await cluster.run("start", "services-1")
            #expect(refused.status == 3 && refused.errors.contains(text), "\(refused.errors)")
            for name in names {
                try files.removeItem(atPath: "\(keys)/\(name)")
                try files.moveItem(atPath: cluster.scratch.path("own-\(name)"), toPath: "\(keys)/\(name)")
            }
        }
        try files.setAttributes([.posixPermissions: 0o777], ofItemAtPath: keys)
        let open = try await cluster.run("start", "services-1")
        #expect(open.status == 3 && open.errors.contains("chmod go-w"), "\(open.errors)")
        try files.setAttributes([.posixPermissions: 0o700], ofItemAtPath: keys)
        #expect(try await cluster.run("start", "services-1").status == 0)
    }

    /// Puts a record into a cluster that is sealed: what lies in clear names no key.
    private func registersSomebody(_ cluster: LocalCluster) async throws {
        let people = try cluster.scratch.write(
            "document_number,document_type,name\n11010519491231002X,resident-id,张伟\n", to: "people.csv")
        let (status, _) = try await cluster.status()
        let run = try await Program().run([
            "import", "people", people, "--server", "http://\(try status.process("services-1").address)", "--quiet",
            "--token-file", cluster.data + "/operator.token",
        ])
        try #require(run.status == 0, "\(run.output)\(run.errors)")
    }

    /// Another cluster's keys of records, or copy of the ledger of erasures, is refused before anything is written.
    private func refusesForeign(_ cluster: LocalCluster, _ backup: String) async throws {
        let (files, keys, other) = (FileManager.default, cluster.data + "/keys", cluster.scratch.path("foreign"))
        #expect(try await Program().run("keys", "make", "--folder", other).status == 0)
        try files.moveItem(atPath: "\(keys)/records.keys", toPath: cluster.scratch.path("records.keys"))
        try files.copyItem(atPath: "\(other)/records.keys", toPath: "\(keys)/records.keys")
        let sealed = try await cluster.run("restore", "--from", backup)
        #expect(sealed.status == 1 && sealed.errors.contains("records.keys lacks"), "\(sealed.errors)")
        try files.removeItem(atPath: "\(keys)/records.keys")
        try files.moveItem(atPath: cluster.scratch.path("records.keys"), toPath: "\(keys)/records.keys")

        let config = cluster.data + "/config/tool.json"
        let ledger = try await Program().run("erasures", "--config", config)
        #expect(ledger.status == 0 && ledger.output.hasPrefix("# shuangma erasures of "), "\(ledger.errors)")
        var words = ledger.output.split(separator: " ").map(String.init)
        try #require(words.count == 9)
        words[6] = "00112233"
        let foreign = try cluster.scratch.write(words.joined(separator: " "), to: "foreign.txt")
        let named = try await cluster.run("restore", "--from", backup, "--erasures", foreign)
        #expect(named.status == 1 && named.errors.contains("of another cluster"), "\(named.errors)")
        let nothing = try cluster.scratch.write("", to: "nothing.txt")
        let none = try await cluster.run("restore", "--from", backup, "--erasures", nothing)
        #expect(none.status != 0 && none.errors.contains("is empty"), "\(none.errors)")
    }

    @Test(
        "A demonstration is backed up with its own token; a new cluster is restored, and its services start, with its keys alone"
    )
    func restored() async throws {
        let (old, new) = (try LocalCluster(), try LocalCluster())
        let backup = old.scratch.path("backup")
        do {
            let begun = try await old.upSmall()
            #expect(begun.status == 0, "\(begun.errors)")
            try await registersSomebody(old)
            let saved = try await old.run("backup", "--to", backup)
            try #require(saved.status == 0, "\(saved.errors)")
            #expect(saved.errors.contains("records.keys"))
            #expect(try await old.run("down").status == 0)

            let empty = try await new.upSmall("--keys", old.data + "/keys")
            try #require(empty.status == 0, "\(empty.errors)")
            #expect(empty.output.contains("scripts/cluster restore"))
            let (waiting, _) = try await new.status()
            #expect(try waiting.process("services-1").state == "down")
            try await refusesForeign(new, backup)
            let filled = try await new.run("restore", "--from", backup)
            try #require(filled.status == 0, "\(filled.errors)")
            #expect(filled.errors.contains("no ledger of erasures"))
            let (whole, healthy) = try await new.status()
            #expect(try healthy == 0 && whole.process("services-1").state == "running")
            for name in ["partitions.key", "records.keys", "signing.keys", "audit.keys"] {
                let (own, given) = ("\(new.data)/keys/\(name)", "\(old.data)/keys/\(name)")
                #expect(FileManager.default.contentsEqual(atPath: own, andPath: given), "\(name)")
            }
            try await judgesKeys(new)
        } catch {
            for cluster in [old, new] { _ = try await cluster.run("down") }
            throw error
        }
        #expect(try await new.run("down").status == 0)
    }

    @Test("A folder of keys with files missing makes no cluster, and those that are missing are named")
    func incompleteFolder() async throws {
        let cluster = try LocalCluster()
        let keys = cluster.scratch.path("given")
        #expect(try await Program().run("keys", "make", "--folder", keys).status == 0)
        for name in ["signing.keys", "audit.keys"] {
            try FileManager.default.removeItem(atPath: "\(keys)/\(name)")
        }
        let run = try await cluster.upSmall("--keys", keys)
        #expect(run.status == 2 && run.errors.contains("lacks signing.keys, audit.keys"), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: cluster.data + "/keys"))
    }

    @Test("A key of partitions without the keys of records beside it makes no cluster: nobody could read the backup")
    func noKeysOfRecords() async throws {
        let cluster = try LocalCluster()
        let key = try cluster.scratch.write("partitions", to: "partitions.key")
        let run = try await cluster.upSmall("--keys", key)
        #expect(run.status == 2 && run.errors.contains("records.keys"), "\(run.errors)")
        #expect(!FileManager.default.fileExists(atPath: cluster.data + "/keys"))
    }
}
