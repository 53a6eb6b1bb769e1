import ArgumentParser
import RPC
import Security

/// The files by which a load proves to a cluster that it may read and write its store.
struct LoadTLSOptions: ParsableArguments {
    @Option(help: ArgumentHelp("For a cluster with TLS: the certificate of its authority.", valueName: "pem"))
    var ca: String?

    @Option(help: ArgumentHelp("The certificate of a tool of the cluster, such as tool/1.", valueName: "pem"))
    var certificate: String?

    @Option(help: ArgumentHelp("The key to that certificate.", valueName: "pem"))
    var key: String?

    func validate() throws {
        let given = [ca, certificate, key].compactMap(\.self).count
        guard given == 0 || given == 3 else { throw ValidationError("--ca, --certificate and --key go together.") }
    }

    /// TLS with these files; clear without any.
    func security() throws -> ChannelSecurity {
        guard let files else { return .plaintext }
        return try read { .tls(try files.client()) }
    }

    /// The same to a storage node of the cluster that the own certificate is of, wherever it runs.
    func nodeSecurity() throws -> ChannelSecurity {
        guard let files else { return .plaintext }
        return try read {
            guard let (names, _) = ServiceNames.parse(try files.uris()) else {
                throw Failure.wrongUse("'\(files.certificate)' bears no SPIFFE ID such as spiffe://shuangma/storage/1")
            }
            return .tls(try files.client(), identity: names.identity(of: .storage))
        }
    }

    private var files: TLSFiles? {
        guard let ca, let certificate, let key else { return nil }
        return TLSFiles(certificate: certificate, key: key, authority: ca)
    }

    private func read<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as TLSFiles.FileError {
            throw Failure.wrongUse("\(error)")
        }
    }
}
