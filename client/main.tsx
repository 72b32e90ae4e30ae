import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { Mishap } from './Mishap.tsx'
import './ui/base.css'

const place = document.querySelector('#page')
if (!place) throw new Error('the page has no place for the app')
createRoot(place).render(
  <StrictMode>
    <Mishap>
      <App />
    </Mishap>
  </StrictMode>,
)
