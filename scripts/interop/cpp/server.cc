// gRPC's interoperability server in gRPC C++.
//
// usage: server --port=N [--use_tls --tls_cert_file=PEM --tls_key_file=PEM]
//
// Port 0 picks one; prints "listening on N".

#include <chrono>
#include <iostream>
#include <thread>

#include "grpc/testing/test.grpc.pb.h"
#include "support.h"

namespace {

using grpc::ServerContext;
using grpc::Status;
using grpc::StatusCode;
using grpc::testing::InteropServerContextInspector;

class TestService final : public grpc::testing::TestService::Service {
  Status EmptyCall(ServerContext* context, const grpc::testing::Empty*, grpc::testing::Empty*) override {
    EchoMetadata(context);
    return Status::OK;
  }

  Status UnaryCall(ServerContext* context, const grpc::testing::SimpleRequest* request,
                   grpc::testing::SimpleResponse* response) override {
    EchoMetadata(context);
    if (request->has_expect_compressed() && !Came(context, request->expect_compressed().value())) return FalseClaim();
    Compress(context, request->response_compressed().value());
    if (request->has_response_status()) return Asked(request->response_status());
    response->mutable_payload()->set_body(std::string(request->response_size(), '\0'));
    return Status::OK;
  }

  Status CacheableUnaryCall(ServerContext* context, const grpc::testing::SimpleRequest* request,
                            grpc::testing::SimpleResponse* response) override {
    return UnaryCall(context, request, response);
  }

  Status StreamingOutputCall(ServerContext* context, const grpc::testing::StreamingOutputCallRequest* request,
                             grpc::ServerWriter<grpc::testing::StreamingOutputCallResponse>* writer) override {
    EchoMetadata(context);
    bool compresses = false;
    for (const auto& parameters : request->response_parameters()) compresses |= parameters.compressed().value();
    Compress(context, compresses);
    return Send(*request, writer);
  }

  Status StreamingInputCall(ServerContext* context, grpc::ServerReader<grpc::testing::StreamingInputCallRequest>* reader,
                            grpc::testing::StreamingInputCallResponse* response) override {
    EchoMetadata(context);
    grpc::testing::StreamingInputCallRequest request;
    int size = 0;
    while (reader->Read(&request)) {
      if (request.has_expect_compressed() && !Came(context, request.expect_compressed().value())) return FalseClaim();
      size += static_cast<int>(request.payload().body().size());
    }
    response->set_aggregated_payload_size(size);
    return Status::OK;
  }

  Status FullDuplexCall(
      ServerContext* context,
      grpc::ServerReaderWriter<grpc::testing::StreamingOutputCallResponse, grpc::testing::StreamingOutputCallRequest>*
          stream) override {
    EchoMetadata(context);
    grpc::testing::StreamingOutputCallRequest request;
    while (stream->Read(&request)) {
      const Status status = Send(request, stream);
      if (!status.ok()) return status;
    }
    return Status::OK;
  }

  template <class Writer>
  static Status Send(const grpc::testing::StreamingOutputCallRequest& request, Writer* writer) {
    grpc::testing::StreamingOutputCallResponse response;
    for (const auto& parameters : request.response_parameters()) {
      std::this_thread::sleep_for(std::chrono::microseconds(parameters.interval_us()));
      grpc::WriteOptions options;
      if (!parameters.compressed().value()) options.set_no_compression();
      response.mutable_payload()->set_body(std::string(parameters.size(), '\0'));
      if (!writer->Write(response, options)) return Status(StatusCode::CANCELLED, "the caller has gone");
    }
    return request.has_response_status() ? Asked(request.response_status()) : Status::OK;
  }

  static Status Asked(const grpc::testing::EchoStatus& status) {
    return Status(static_cast<StatusCode>(status.code()), status.message());
  }

  static bool Came(ServerContext* context, bool compressed) {
    return InteropServerContextInspector::IsCompressed(*context) == compressed;
  }

  static Status FalseClaim() {
    return Status(StatusCode::INVALID_ARGUMENT, "expect_compressed: is not what the message is");
  }

  static void Compress(ServerContext* context, bool compresses) {
    context->set_compression_algorithm(compresses ? GRPC_COMPRESS_GZIP : GRPC_COMPRESS_NONE);
  }

  static void EchoMetadata(ServerContext* context) {
    for (const auto& [key, value] : context->client_metadata()) {
      const std::string name(key.data(), key.size()), text(value.data(), value.size());
      if (name == "x-grpc-test-echo-initial") context->AddInitialMetadata(name, text);
      if (name == "x-grpc-test-echo-trailing-bin") context->AddTrailingMetadata(name, text);
    }
  }
};

}  // namespace

int main(int count, char** arguments) {
  const interop::Flags flags(count, arguments);
  auto credentials = grpc::InsecureServerCredentials();
  if (flags.IsOn("use_tls")) {
    grpc::SslServerCredentialsOptions options;
    options.pem_key_cert_pairs.push_back(
        {interop::Contents(flags.Text("tls_key_file")), interop::Contents(flags.Text("tls_cert_file"))});
    credentials = grpc::SslServerCredentials(options);
  }
  TestService service;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:" + flags.Text("port", "0"), credentials, &port);
  builder.RegisterService(&service);
  const auto server = builder.BuildAndStart();
  if (!server) return 1;
  std::cout << "listening on " << port << std::endl;
  server->Wait();
}
