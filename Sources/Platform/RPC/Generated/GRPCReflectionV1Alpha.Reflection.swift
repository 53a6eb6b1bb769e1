// Generated from grpc/reflection/v1alpha/reflection.proto by scripts/generate. Do not edit.

import CRPCContracts
public import Wire

/// Lets a client learn the contracts of a server, as gRPC's reflection protocol defines it.
public enum GRPCReflectionV1Alpha {}

extension GRPCReflectionV1Alpha {
    /// A question.
    public struct ServerReflectionRequest: WireMessage {
        /// Host the question is about; not used.
        public var host: String
        /// The question.
        public var messageRequest: MessageRequestValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__reflection__v1alpha__server_reflection_request__descriptor_pointer()) }
        public static var types: MessageTypes { RPCTypes.all }

        public init() {
            self.host = ""
            self.messageRequest = nil
        }

        public init(
            host: String = "",
            messageRequest: MessageRequestValue? = nil
        ) {
            self.host = host
            self.messageRequest = messageRequest
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Reflection__V1alpha__ServerReflectionRequest.self)
            self.host = try MessageReader.string(c.pointee.host, field: "grpc.reflection.v1alpha.ServerReflectionRequest.host")
            switch c.pointee.message_request_case {
            case GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_REQUEST__MESSAGE_REQUEST_FILE_BY_FILENAME: self.messageRequest = .fileByFilename(try MessageReader.string(c.pointee.file_by_filename, field: "grpc.reflection.v1alpha.ServerReflectionRequest.file_by_filename"))
            case GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_REQUEST__MESSAGE_REQUEST_FILE_CONTAINING_SYMBOL: self.messageRequest = .fileContainingSymbol(try MessageReader.string(c.pointee.file_containing_symbol, field: "grpc.reflection.v1alpha.ServerReflectionRequest.file_containing_symbol"))
            case GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_REQUEST__MESSAGE_REQUEST_FILE_CONTAINING_EXTENSION: self.messageRequest = .fileContainingExtension(try GRPCReflectionV1Alpha.ExtensionRequest(c: UnsafeRawPointer(c.pointee.file_containing_extension!)))
            case GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_REQUEST__MESSAGE_REQUEST_ALL_EXTENSION_NUMBERS_OF_TYPE: self.messageRequest = .allExtensionNumbersOfType(try MessageReader.string(c.pointee.all_extension_numbers_of_type, field: "grpc.reflection.v1alpha.ServerReflectionRequest.all_extension_numbers_of_type"))
            case GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_REQUEST__MESSAGE_REQUEST_LIST_SERVICES: self.messageRequest = .listServices(try MessageReader.string(c.pointee.list_services, field: "grpc.reflection.v1alpha.ServerReflectionRequest.list_services"))
            default: self.messageRequest = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Reflection__V1alpha__ServerReflectionRequest.self)
            grpc__reflection__v1alpha__server_reflection_request__init(c)
            c.pointee.host = try writer.string(self.host)
            switch self.messageRequest {
            case .fileByFilename(let value)?:
                c.pointee.message_request_case = GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_REQUEST__MESSAGE_REQUEST_FILE_BY_FILENAME
                c.pointee.file_by_filename = try writer.string(value)
            case .fileContainingSymbol(let value)?:
                c.pointee.message_request_case = GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_REQUEST__MESSAGE_REQUEST_FILE_CONTAINING_SYMBOL
                c.pointee.file_containing_symbol = try writer.string(value)
            case .fileContainingExtension(let value)?:
                c.pointee.message_request_case = GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_REQUEST__MESSAGE_REQUEST_FILE_CONTAINING_EXTENSION
                c.pointee.file_containing_extension = try writer.message(value, as: Grpc__Reflection__V1alpha__ExtensionRequest.self)
            case .allExtensionNumbersOfType(let value)?:
                c.pointee.message_request_case = GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_REQUEST__MESSAGE_REQUEST_ALL_EXTENSION_NUMBERS_OF_TYPE
                c.pointee.all_extension_numbers_of_type = try writer.string(value)
            case .listServices(let value)?:
                c.pointee.message_request_case = GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_REQUEST__MESSAGE_REQUEST_LIST_SERVICES
                c.pointee.list_services = try writer.string(value)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `messageRequest` can hold.
        public enum MessageRequestValue: Sendable, Equatable {
            /// The file of this name.
            case fileByFilename(String)
            /// The file that declares this service, method, message, field or enum.
            case fileContainingSymbol(String)
            /// The file that declares this extension.
            case fileContainingExtension(GRPCReflectionV1Alpha.ExtensionRequest)
            /// Numbers of all extensions of this message.
            case allExtensionNumbersOfType(String)
            /// Names of all services.
            case listServices(String)
        }
    }

    /// Names an extension.
    public struct ExtensionRequest: WireMessage {
        /// Message that is extended.
        public var containingType: String
        /// Number of the field.
        public var extensionNumber: Int32
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__reflection__v1alpha__extension_request__descriptor_pointer()) }
        public static var types: MessageTypes { RPCTypes.all }

        public init() {
            self.containingType = ""
            self.extensionNumber = 0
        }

        public init(
            containingType: String = "",
            extensionNumber: Int32 = 0
        ) {
            self.containingType = containingType
            self.extensionNumber = extensionNumber
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Reflection__V1alpha__ExtensionRequest.self)
            self.containingType = try MessageReader.string(c.pointee.containing_type, field: "grpc.reflection.v1alpha.ExtensionRequest.containing_type")
            self.extensionNumber = c.pointee.extension_number
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Reflection__V1alpha__ExtensionRequest.self)
            grpc__reflection__v1alpha__extension_request__init(c)
            c.pointee.containing_type = try writer.string(self.containingType)
            c.pointee.extension_number = self.extensionNumber
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// An answer.
    public struct ServerReflectionResponse: WireMessage {
        /// Host of the question.
        public var validHost: String
        /// The question.
        public var originalRequest: GRPCReflectionV1Alpha.ServerReflectionRequest?
        /// The answer.
        public var messageResponse: MessageResponseValue?
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__reflection__v1alpha__server_reflection_response__descriptor_pointer()) }
        public static var types: MessageTypes { RPCTypes.all }

        public init() {
            self.validHost = ""
            self.originalRequest = nil
            self.messageResponse = nil
        }

        public init(
            validHost: String = "",
            originalRequest: GRPCReflectionV1Alpha.ServerReflectionRequest? = nil,
            messageResponse: MessageResponseValue? = nil
        ) {
            self.validHost = validHost
            self.originalRequest = originalRequest
            self.messageResponse = messageResponse
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Reflection__V1alpha__ServerReflectionResponse.self)
            self.validHost = try MessageReader.string(c.pointee.valid_host, field: "grpc.reflection.v1alpha.ServerReflectionResponse.valid_host")
            self.originalRequest = try MessageReader.message(c.pointee.original_request, as: GRPCReflectionV1Alpha.ServerReflectionRequest.self)
            switch c.pointee.message_response_case {
            case GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_RESPONSE__MESSAGE_RESPONSE_FILE_DESCRIPTOR_RESPONSE: self.messageResponse = .fileDescriptorResponse(try GRPCReflectionV1Alpha.FileDescriptorResponse(c: UnsafeRawPointer(c.pointee.file_descriptor_response!)))
            case GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_RESPONSE__MESSAGE_RESPONSE_ALL_EXTENSION_NUMBERS_RESPONSE: self.messageResponse = .allExtensionNumbersResponse(try GRPCReflectionV1Alpha.ExtensionNumberResponse(c: UnsafeRawPointer(c.pointee.all_extension_numbers_response!)))
            case GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_RESPONSE__MESSAGE_RESPONSE_LIST_SERVICES_RESPONSE: self.messageResponse = .listServicesResponse(try GRPCReflectionV1Alpha.ListServiceResponse(c: UnsafeRawPointer(c.pointee.list_services_response!)))
            case GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_RESPONSE__MESSAGE_RESPONSE_ERROR_RESPONSE: self.messageResponse = .errorResponse(try GRPCReflectionV1Alpha.ErrorResponse(c: UnsafeRawPointer(c.pointee.error_response!)))
            default: self.messageResponse = nil
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Reflection__V1alpha__ServerReflectionResponse.self)
            grpc__reflection__v1alpha__server_reflection_response__init(c)
            c.pointee.valid_host = try writer.string(self.validHost)
            if let value = self.originalRequest { c.pointee.original_request = try writer.message(value, as: Grpc__Reflection__V1alpha__ServerReflectionRequest.self) }
            switch self.messageResponse {
            case .fileDescriptorResponse(let value)?:
                c.pointee.message_response_case = GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_RESPONSE__MESSAGE_RESPONSE_FILE_DESCRIPTOR_RESPONSE
                c.pointee.file_descriptor_response = try writer.message(value, as: Grpc__Reflection__V1alpha__FileDescriptorResponse.self)
            case .allExtensionNumbersResponse(let value)?:
                c.pointee.message_response_case = GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_RESPONSE__MESSAGE_RESPONSE_ALL_EXTENSION_NUMBERS_RESPONSE
                c.pointee.all_extension_numbers_response = try writer.message(value, as: Grpc__Reflection__V1alpha__ExtensionNumberResponse.self)
            case .listServicesResponse(let value)?:
                c.pointee.message_response_case = GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_RESPONSE__MESSAGE_RESPONSE_LIST_SERVICES_RESPONSE
                c.pointee.list_services_response = try writer.message(value, as: Grpc__Reflection__V1alpha__ListServiceResponse.self)
            case .errorResponse(let value)?:
                c.pointee.message_response_case = GRPC__REFLECTION__V1ALPHA__SERVER_REFLECTION_RESPONSE__MESSAGE_RESPONSE_ERROR_RESPONSE
                c.pointee.error_response = try writer.message(value, as: Grpc__Reflection__V1alpha__ErrorResponse.self)
            case nil: break
            }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }

        /// What `messageResponse` can hold.
        public enum MessageResponseValue: Sendable, Equatable {
            /// Files asked for, and those they import.
            case fileDescriptorResponse(GRPCReflectionV1Alpha.FileDescriptorResponse)
            /// Numbers of extensions.
            case allExtensionNumbersResponse(GRPCReflectionV1Alpha.ExtensionNumberResponse)
            /// Names of services.
            case listServicesResponse(GRPCReflectionV1Alpha.ListServiceResponse)
            /// Why there is no answer.
            case errorResponse(GRPCReflectionV1Alpha.ErrorResponse)
        }
    }

    /// Files of contracts.
    public struct FileDescriptorResponse: WireMessage {
        /// Encoded google.protobuf.FileDescriptorProto messages.
        public var fileDescriptorProto: [[UInt8]]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__reflection__v1alpha__file_descriptor_response__descriptor_pointer()) }
        public static var types: MessageTypes { RPCTypes.all }

        public init() {
            self.fileDescriptorProto = []
        }

        public init(
            fileDescriptorProto: [[UInt8]] = []
        ) {
            self.fileDescriptorProto = fileDescriptorProto
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Reflection__V1alpha__FileDescriptorResponse.self)
            self.fileDescriptorProto = try MessageReader.array(c.pointee.n_file_descriptor_proto, c.pointee.file_descriptor_proto) { element throws(WireError) in
                MessageReader.bytes(element)
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Reflection__V1alpha__FileDescriptorResponse.self)
            grpc__reflection__v1alpha__file_descriptor_response__init(c)
            c.pointee.n_file_descriptor_proto = self.fileDescriptorProto.count
            c.pointee.file_descriptor_proto = try writer.array(self.fileDescriptorProto) { element throws(WireError) in try writer.bytes(element) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Extensions of a message.
    public struct ExtensionNumberResponse: WireMessage {
        /// Full name of the message.
        public var baseTypeName: String
        /// Numbers of the fields.
        public var extensionNumber: [Int32]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__reflection__v1alpha__extension_number_response__descriptor_pointer()) }
        public static var types: MessageTypes { RPCTypes.all }

        public init() {
            self.baseTypeName = ""
            self.extensionNumber = []
        }

        public init(
            baseTypeName: String = "",
            extensionNumber: [Int32] = []
        ) {
            self.baseTypeName = baseTypeName
            self.extensionNumber = extensionNumber
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Reflection__V1alpha__ExtensionNumberResponse.self)
            self.baseTypeName = try MessageReader.string(c.pointee.base_type_name, field: "grpc.reflection.v1alpha.ExtensionNumberResponse.base_type_name")
            self.extensionNumber = Array(UnsafeBufferPointer(start: c.pointee.extension_number, count: c.pointee.n_extension_number))
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Reflection__V1alpha__ExtensionNumberResponse.self)
            grpc__reflection__v1alpha__extension_number_response__init(c)
            c.pointee.base_type_name = try writer.string(self.baseTypeName)
            c.pointee.n_extension_number = self.extensionNumber.count
            c.pointee.extension_number = try writer.array(self.extensionNumber) { element throws(WireError) in element }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Services of a server.
    public struct ListServiceResponse: WireMessage {
        /// The services.
        public var service: [GRPCReflectionV1Alpha.ServiceResponse]
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__reflection__v1alpha__list_service_response__descriptor_pointer()) }
        public static var types: MessageTypes { RPCTypes.all }

        public init() {
            self.service = []
        }

        public init(
            service: [GRPCReflectionV1Alpha.ServiceResponse] = []
        ) {
            self.service = service
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Reflection__V1alpha__ListServiceResponse.self)
            self.service = try MessageReader.array(c.pointee.n_service, c.pointee.service) { element throws(WireError) in
                try GRPCReflectionV1Alpha.ServiceResponse(c: UnsafeRawPointer(element!))
            }
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Reflection__V1alpha__ListServiceResponse.self)
            grpc__reflection__v1alpha__list_service_response__init(c)
            c.pointee.n_service = self.service.count
            c.pointee.service = try writer.array(self.service) { element throws(WireError) in try writer.message(element, as: Grpc__Reflection__V1alpha__ServiceResponse.self) }
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// A service.
    public struct ServiceResponse: WireMessage {
        /// Full name.
        public var name: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__reflection__v1alpha__service_response__descriptor_pointer()) }
        public static var types: MessageTypes { RPCTypes.all }

        public init() {
            self.name = ""
        }

        public init(
            name: String = ""
        ) {
            self.name = name
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Reflection__V1alpha__ServiceResponse.self)
            self.name = try MessageReader.string(c.pointee.name, field: "grpc.reflection.v1alpha.ServiceResponse.name")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Reflection__V1alpha__ServiceResponse.self)
            grpc__reflection__v1alpha__service_response__init(c)
            c.pointee.name = try writer.string(self.name)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Why a question has no answer.
    public struct ErrorResponse: WireMessage {
        /// A gRPC status code.
        public var errorCode: Int32
        /// For people.
        public var errorMessage: String
        /// Fields this contract does not know.
        public var unknownFields = UnknownFields()

        public static var descriptor: MessageDescriptor { MessageDescriptor(grpc__reflection__v1alpha__error_response__descriptor_pointer()) }
        public static var types: MessageTypes { RPCTypes.all }

        public init() {
            self.errorCode = 0
            self.errorMessage = ""
        }

        public init(
            errorCode: Int32 = 0,
            errorMessage: String = ""
        ) {
            self.errorCode = errorCode
            self.errorMessage = errorMessage
        }

        public init(c raw: UnsafeRawPointer) throws(WireError) {
            let c = raw.assumingMemoryBound(to: Grpc__Reflection__V1alpha__ErrorResponse.self)
            self.errorCode = c.pointee.error_code
            self.errorMessage = try MessageReader.string(c.pointee.error_message, field: "grpc.reflection.v1alpha.ErrorResponse.error_message")
            self.unknownFields = UnknownFields(of: c.pointee.base)
        }

        public func c(in writer: MessageWriter) throws(WireError) -> UnsafeMutableRawPointer {
            let c = try writer.structure(Grpc__Reflection__V1alpha__ErrorResponse.self)
            grpc__reflection__v1alpha__error_response__init(c)
            c.pointee.error_code = self.errorCode
            c.pointee.error_message = try writer.string(self.errorMessage)
            try self.unknownFields.write(to: &c.pointee.base, in: writer)
            return UnsafeMutableRawPointer(c)
        }
    }

    /// Answers questions about the services of a server.
    public protocol ServerReflectionService: RPCService {
        /// Each request is answered by one response, in order.
        func serverReflectionInfo(
            _ requests: RequestStream<GRPCReflectionV1Alpha.ServerReflectionRequest>, to responses: ResponseStream<GRPCReflectionV1Alpha.ServerReflectionResponse>, context: CallContext
        ) async throws
    }

    /// The methods of `grpc.reflection.v1alpha.ServerReflection`.
    public enum ServerReflectionMethods {
        /// Each request is answered by one response, in order.
        public static let serverReflectionInfo = MethodDescriptor(
            service: "grpc.reflection.v1alpha.ServerReflection", name: "ServerReflectionInfo", kind: .bidirectionalStreaming)

        /// The service.
        public static let service = ServiceDescriptor(
            name: "grpc.reflection.v1alpha.ServerReflection", methods: [serverReflectionInfo],
            fileName: "grpc/reflection/v1alpha/reflection.proto")
    }

    /// Calls `grpc.reflection.v1alpha.ServerReflection`.
    public struct ServerReflectionClient: Sendable {
        private let channel: any RPCChannel

        public init(_ channel: any RPCChannel) { self.channel = channel }

        /// Each request is answered by one response, in order.
        public func serverReflectionInfo(
            options: CallOptions = .init(),
            _ send: @escaping @Sendable (RequestWriter<GRPCReflectionV1Alpha.ServerReflectionRequest>) async throws -> Void
        ) -> ResponseSequence<GRPCReflectionV1Alpha.ServerReflectionResponse> {
            channel.bidirectionalStreaming(ServerReflectionMethods.serverReflectionInfo, options: options, send)
        }
    }
}

extension GRPCReflectionV1Alpha.ServerReflectionService {
    public static var descriptor: ServiceDescriptor { GRPCReflectionV1Alpha.ServerReflectionMethods.service }

    public func register(in router: inout Router) { registerAll(in: &router) }

    /// Registers every method; for services whose own ``register(in:)`` then does more.
    public func registerAll(in router: inout Router) {
        router.bidirectionalStreaming(GRPCReflectionV1Alpha.ServerReflectionMethods.serverReflectionInfo) { try await self.serverReflectionInfo($0, to: $1, context: $2) }
    }
}
