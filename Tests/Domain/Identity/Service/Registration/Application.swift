import CommonContracts
import IdentityContracts
import RPC

@testable import IdentityServer

/// What a person applies with.
struct Application {
    let document: CommonV1.Document
    let name: String
    var phone = Citizen.phone
    var division = "110105"
    var enteredOn = ""

    init(
        _ document: CommonV1.Document, _ name: String, phone: String = Citizen.phone, division: String = "110105",
        enteredOn: String = ""
    ) {
        self.document = document
        self.name = name
        self.phone = phone
        self.division = division
        self.enteredOn = enteredOn
    }

    /// The request, with a code.
    func request(_ code: SentCode) -> IdentityV1.RegisterRequest {
        .init(
            document: document, name: name, phone: phone, code: code.digits, handle: code.handle, division: division,
            enteredOn: enteredOn)
    }
}

extension IdentitySystem {
    /// Has a code sent and applies with it.
    @discardableResult
    func apply(
        _ application: Application
    ) async throws -> (registration: IdentityV1.Registration, code: SentCode) {
        let code = try await code(for: .register, to: application.phone)
        return (try await identityInside.register(application.request(code)), code)
    }
}
