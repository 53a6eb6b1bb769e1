// The benchmark's peer in grpc-go.
//
// usage: server PORT
package main

import (
	"bytes"
	"context"
	"fmt"
	"log"
	"net"
	"os"

	"google.golang.org/grpc"

	echo "bench/echo"
)

var payload = bytes.Repeat([]byte("*"), 174)

type server struct {
	echo.UnimplementedEchoServer
}

func (server) Get(_ context.Context, request *echo.GetRequest) (*echo.GetResponse, error) {
	return &echo.GetResponse{Id: request.Id, Payload: payload}, nil
}

func (server) Stream(request *echo.StreamRequest, stream echo.Echo_StreamServer) error {
	message := &echo.GetResponse{Payload: bytes.Repeat([]byte("*"), int(request.Size))}
	for i := uint32(0); i < request.Count; i++ {
		if err := stream.Send(message); err != nil {
			return err
		}
	}
	return nil
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:"+os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("listening on", listener.Addr().(*net.TCPAddr).Port)
	s := grpc.NewServer()
	echo.RegisterEchoServer(s, server{})
	log.Fatal(s.Serve(listener))
}
