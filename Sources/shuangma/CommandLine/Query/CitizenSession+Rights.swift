import IdentityContracts
import RPC

/// What a citizen does about their own data.
extension CitizenSession {
    /// Has a code sent for a call about the citizen's own rights.
    func proof(
        for purpose: IdentityV1.SmsPurpose, _ options: CallOptions
    ) async throws -> (code: String, handle: String) {
        let sent = try await IdentityV1.IdentityClient(channel).requestProofCode(
            .init(purpose: purpose), options: options)
        return (try await code(for: purpose), sent.handle)
    }

    /// Everything that is held about the citizen, as one page.
    func exportedData() async throws -> IdentityV1.ExportMyDataResponse {
        try await loggedIn { options in
            let identity = IdentityV1.IdentityClient(channel)
            let proof = try await proof(for: .export, options)
            var all = try await identity.exportMyData(
                .init(code: proof.code, handle: proof.handle), options: options)
            while !all.nextPageToken.isEmpty {
                let page = try await identity.exportMyData(
                    .init(pageToken: all.nextPageToken), options: options)
                all.records += page.records
                all.sets += page.sets
                all.nextPageToken = page.nextPageToken
            }
            return all
        }
    }
}
