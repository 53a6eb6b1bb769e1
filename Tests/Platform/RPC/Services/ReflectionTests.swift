import InteropSuite
import RPC
import TestContracts
import Testing
import Wire

@Suite("Server reflection")
struct ReflectionTests {
    typealias V1 = GRPCReflectionV1
    private let channel: InProcessChannel

    init() throws {
        let offered: [any RPCService] = [TestService(), HealthService()]
        let reflection = try ServerReflection.services(showing: offered, descriptors: [TestDescriptors.base64])
        channel = InProcessChannel(services: offered + reflection)
    }

    private func ask(
        _ question: V1.ServerReflectionRequest.MessageRequestValue
    ) async throws
        -> V1.ServerReflectionResponse.MessageResponseValue?
    {
        let request = V1.ServerReflectionRequest(host: "here", messageRequest: question)
        let answers = V1.ServerReflectionClient(channel).serverReflectionInfo { try await $0.send(request) }
        var found: V1.ServerReflectionResponse?
        for try await answer in answers { found = answer }
        #expect(found?.originalRequest == request)
        #expect(found?.validHost == "here")
        return found?.messageResponse
    }

    @Test("list_services names what is offered and reflection itself")
    func listServices() async throws {
        guard case .listServicesResponse(let list)? = try await ask(.listServices("*")) else {
            return #expect(Bool(false), "no list")
        }
        #expect(
            list.service.map(\.name) == [
                "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection", "grpc.testing.TestService",
            ])
    }

    @Test(
        "a file is found by name and by each of its symbols",
        arguments: [
            V1.ServerReflectionRequest.MessageRequestValue.fileByFilename("grpc/testing/test.proto"),
            .fileContainingSymbol("grpc.testing.TestService"),
            .fileContainingSymbol("grpc.testing.TestService.UnaryCall"),
            .fileContainingSymbol("grpc.testing.SimpleRequest"),
        ])
    func files(question: V1.ServerReflectionRequest.MessageRequestValue) async throws {
        guard case .fileDescriptorResponse(let files)? = try await ask(question) else {
            return #expect(Bool(false), "no file")
        }
        // The file and the one it imports.
        #expect(files.fileDescriptorProto.count == 2)
    }

    @Test("what is unknown is answered with NOT_FOUND, and the stream goes on")
    func unknown() async throws {
        guard case .errorResponse(let error)? = try await ask(.fileContainingSymbol("no.Such")) else {
            return #expect(Bool(false), "no error")
        }
        #expect(error.errorCode == 5)
    }

    @Test("v1alpha answers as v1 does")
    func alpha() async throws {
        let request = GRPCReflectionV1Alpha.ServerReflectionRequest(messageRequest: .listServices(""))
        let answers = GRPCReflectionV1Alpha.ServerReflectionClient(channel).serverReflectionInfo {
            try await $0.send(request)
        }
        var count = 0
        for try await answer in answers {
            guard case .listServicesResponse(let list)? = answer.messageResponse else { continue }
            count = list.service.count
        }
        #expect(count == 4)
    }
}
