package api

import (
	"context"
	"net/http"
	"time"

	"rolegraph/internal/access"
)

// Session is who the server takes the caller for.
type Session struct {
	Tokens bool        `json:"tokens" doc:"the server wants a token"`
	Name   string      `json:"name,omitempty" doc:"who is signed in"`
	Role   access.Role `json:"role,omitempty" enum:"reader,writer"`
}

type sessionReply struct {
	SetCookie    http.Cookie `header:"Set-Cookie"`
	CacheControl string      `header:"Cache-Control"`
	Body         Session
}

// session answers GET /session.
func (s *Server) session(ctx context.Context, _ *struct{}) (*reply[Session], error) {
	caller := requestOf(ctx).caller
	return answer(&Session{Tokens: s.Tokens != nil, Name: caller.Name, Role: caller.Role}, nil)
}

type signInInput struct {
	Body struct {
		Token string `json:"token" minLength:"1" maxLength:"1000"`
	}
}

// signIn answers POST /session: a cookie that stands for the token in this browser.
// Scripts cannot read it and other sites cannot send it.
func (s *Server) signIn(ctx context.Context, in *signInInput) (*sessionReply, error) {
	if s.Tokens == nil {
		return &sessionReply{SetCookie: s.cookie(ctx, "", -1), CacheControl: "no-store", Body: Session{}}, nil
	}
	caller, known := s.Tokens.Caller(in.Body.Token)
	if !known {
		p := plainProblem(http.StatusUnauthorized, "bad_token", "The server does not know this token.")
		p.Hint = "Ask whoever runs the server for one."
		return nil, p
	}
	value, _ := s.Tokens.Session(caller.Name, s.Now())
	return &sessionReply{
		SetCookie: s.cookie(ctx, value, int(access.SessionLife/time.Second)), CacheControl: "no-store",
		Body: Session{Tokens: true, Name: caller.Name, Role: caller.Role},
	}, nil
}

// signOut answers DELETE /session.
func (s *Server) signOut(ctx context.Context, _ *struct{}) (*sessionReply, error) {
	return &sessionReply{SetCookie: s.cookie(ctx, "", -1), CacheControl: "no-store", Body: Session{Tokens: s.Tokens != nil}}, nil
}

// cookie is sent over TLS only where the request came that way.
func (s *Server) cookie(ctx context.Context, value string, seconds int) http.Cookie {
	return http.Cookie{
		Name: cookieName, Value: value, Path: "/", MaxAge: seconds, HttpOnly: true,
		SameSite: http.SameSiteStrictMode, Secure: requestOf(ctx).encrypted,
	}
}
