import Formats
import Wire

/// Lets tools such as grpcurl find out what a server offers: `grpc.reflection.v1` and `v1alpha`.
public enum ServerReflection {
    /// The two reflection services of a server.
    ///
    /// ```swift
    /// let offered: [any RPCService] = [TripCardService(store: store), HealthService()]
    /// let all = offered + (try ServerReflection.services(showing: offered, descriptors: [ContractDescriptors.base64]))
    /// ```
    ///
    /// - Parameters:
    ///   - services: What the server offers besides.
    ///   - descriptors: Encoded google.protobuf.FileDescriptorSets with the services' contracts, in base64. Those
    ///     of this library's own contracts need not be among them.
    /// - Throws: ``UnreadableDescriptors`` when one of them is none.
    public static func services(
        showing services: [any RPCService], descriptors: [StaticString] = []
    ) throws -> [any RPCService] {
        let sets = try ([RuntimeDescriptors.base64] + descriptors).map { text in
            guard let bytes = text.withUTF8Buffer({ Base64.decode(UnsafeRawBufferPointer($0)) }) else {
                throw UnreadableDescriptors()
            }
            return bytes
        }
        let index: DescriptorIndex
        do {
            index = try DescriptorIndex(sets: sets)
        } catch {
            throw UnreadableDescriptors()
        }
        let own = [
            GRPCReflectionV1.ServerReflectionMethods.service, GRPCReflectionV1Alpha.ServerReflectionMethods.service,
        ]
        let names = (services.map { type(of: $0).descriptor.name } + own.map(\.name)).sorted()
        let answers = ReflectionAnswers(index: index, serviceNames: names)
        return [ReflectionV1(answers: answers), ReflectionV1Alpha(answers: answers)]
    }

    /// Embedded descriptors are no FileDescriptorSet.
    public struct UnreadableDescriptors: Error {}
}

/// What reflection answers to each of its questions.
struct ReflectionAnswers: Sendable {
    typealias Request = GRPCReflectionV1.ServerReflectionRequest
    typealias Response = GRPCReflectionV1.ServerReflectionResponse

    let index: DescriptorIndex
    let serviceNames: [String]

    func answer(to request: Request) -> Response {
        Response(validHost: request.host, originalRequest: request, messageResponse: content(for: request))
    }

    private func content(for request: Request) -> Response.MessageResponseValue {
        switch request.messageRequest {
        case .fileByFilename(let name)?:
            return files(index.file(named: name))
        case .fileContainingSymbol(let symbol)?:
            return files(index.file(containing: symbol))
        case .fileContainingExtension(let wanted)?:
            return files(index.file(extending: wanted.containingType, number: Int(wanted.extensionNumber)))
        case .allExtensionNumbersOfType(let type)?:
            guard let numbers = index.extensionNumbers(of: type) else { return notFound }
            return .allExtensionNumbersResponse(
                .init(baseTypeName: type, extensionNumber: numbers.map(Int32.init(truncatingIfNeeded:))))
        case .listServices?:
            return .listServicesResponse(.init(service: serviceNames.map { .init(name: $0) }))
        case nil:
            return error(.invalidArgument, "the request asks nothing")
        }
    }

    private func files(_ files: [DescriptorIndex.File]?) -> Response.MessageResponseValue {
        guard let files else { return notFound }
        return .fileDescriptorResponse(.init(fileDescriptorProto: files.map(\.bytes)))
    }

    private var notFound: Response.MessageResponseValue { error(.notFound, "not found") }

    private func error(_ code: StatusCode, _ message: String) -> Response.MessageResponseValue {
        .errorResponse(.init(errorCode: Int32(code.rawValue), errorMessage: message))
    }
}

private struct ReflectionV1: GRPCReflectionV1.ServerReflectionService {
    let answers: ReflectionAnswers

    func serverReflectionInfo(
        _ requests: RequestStream<GRPCReflectionV1.ServerReflectionRequest>,
        to responses: ResponseStream<GRPCReflectionV1.ServerReflectionResponse>, context: CallContext
    ) async throws {
        for try await request in requests { try await responses.send(answers.answer(to: request)) }
    }
}

/// The older name of the same protocol: the messages have the same fields, so each side reads the other's bytes.
private struct ReflectionV1Alpha: GRPCReflectionV1Alpha.ServerReflectionService {
    let answers: ReflectionAnswers

    func serverReflectionInfo(
        _ requests: RequestStream<GRPCReflectionV1Alpha.ServerReflectionRequest>,
        to responses: ResponseStream<GRPCReflectionV1Alpha.ServerReflectionResponse>, context: CallContext
    ) async throws {
        for try await request in requests {
            let answer = answers.answer(to: try .init(serialized: request.serialized()))
            try await responses.send(.init(serialized: answer.serialized()))
        }
    }
}
